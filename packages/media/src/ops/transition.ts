import type { Clip, ClipInfo, VideoInfo } from '../clip.js';
import type { Frame } from '../frame.js';
import type { FrameContext, FrameOp, FrameProcessor, GainSlope, SoundNeed } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { sampleOfFrame } from '../rational-math.js';
import { concat } from './concat.js';
import { matchMatrix } from './match-matrix.js';
import { refuse, videoOf } from './read-params.js';
import { fileInTime } from './subtitles-in-time.js';
import { emptyWeights, fillWeights, orderMap, type TransitionKind, transitionKinds } from './transition-map.js';
import { mixEvenly, mixInOrder, mixTowards, pushPlane } from './transition-planes.js';
import { trim } from './trim.js';

/** How one clip gives way to the next. */
export interface TransitionOptions {
  readonly kind: TransitionKind;
  /** How many frames of both overlap; less than either has. */
  readonly frames: number;
  /** Frames of the two clips, so that the parts beside the transition pass untouched. */
  readonly lengths: readonly [number, number];
}

/**
 * Two clips of one size and rate joined so that the end of the first gives way to the beginning of the second, in picture and
 * sound; the result is `frames` shorter than both together.
 */
export function transition(first: Clip, second: Clip, { kind, frames, lengths }: TransitionOptions): Clip {
  const [a, b] = lengths;
  if (frames === 0) return concat([first, second]);
  const middle = makeClip('transition', { kind }, [
    trim(first, { first: a - frames, count: frames }),
    trim(second, { first: 0, count: frames }),
  ]);
  const parts = [
    ...(a > frames ? [trim(first, { first: 0, count: a - frames })] : []),
    middle,
    ...(b > frames ? [trim(second, { first: frames, count: b - frames })] : []),
  ];
  return parts.length === 1 ? middle : concat(parts);
}

/** Two clips of one length in, the way from the first to the second out. */
export const transitionOp: FrameOp = {
  name: 'transition',
  describe(clip, inputs): ClipInfo {
    const [a, b] = [videoOf(clip, inputs), videoOf(clip, inputs, 1)];
    const same = a.width === b.width && a.height === b.height && a.fps.num * b.fps.den === b.fps.num * a.fps.den;
    if (!same || a.frameCount !== b.frameCount) {
      refuse(clip, 'both parts need one size, rate and length.', '两段的尺寸、帧率和长度必须一致。');
    }
    if (!transitionKinds.includes(kindOf(clip))) {
      refuse(
        clip,
        `kind must be one of ${transitionKinds.join(', ')}.`,
        `kind 必须是 ${transitionKinds.join('、')} 之一。`,
      );
    }
    const audio = soundInfo(inputs, a);
    const played = { fromSeconds: 0, seconds: (a.frameCount * a.fps.den) / a.fps.num, atSeconds: 0 };
    const file = fileInTime(inputs, [
      { input: 0, ...played },
      { input: 1, ...played },
    ]);
    return { video: a, ...(audio && { audio }), ...file };
  },
  needs: (_clip, _inputs, n) => [
    { input: 0, frame: n },
    { input: 1, frame: n },
  ],
  sound(clip, inputs, { from, count, sampleRate }) {
    const { frameCount, fps } = videoOf(clip, inputs);
    const length = sampleOfFrame(frameCount, fps, sampleRate);
    const needs: SoundNeed[] = [];
    for (const input of [0, 1] as const) {
      if (inputs[input]?.audio) needs.push({ input, from, count, at: from, gains: crossfade(length, input === 0) });
    }
    return needs;
  },
  async open(clip, context): Promise<FrameProcessor> {
    const blender = new TransitionBlender(kindOf(clip), context);
    return {
      process: (n, [first, second]) => blender.blend(n, first as Frame, second as Frame),
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

function kindOf(clip: Clip): TransitionKind {
  return clip.params.kind as TransitionKind;
}

function soundInfo(inputs: readonly ClipInfo[], video: VideoInfo): ClipInfo['audio'] {
  const sounds = inputs.flatMap(({ audio }) => (audio ? [audio] : []));
  if (sounds.length === 0) return undefined;
  const sampleRate = Math.max(...sounds.map((audio) => audio.sampleRate));
  const channels = Math.max(...sounds.map((audio) => audio.channels));
  return { sampleRate, channels, sampleCount: sampleOfFrame(video.frameCount, video.fps, sampleRate) };
}

/** Pieces of which the curve of a cross-fade is made. */
const pieces = 8;

/** Constant power: sine and cosine, so that loudness does not dip in the middle; as straight pieces, one slope each. */
function crossfade(length: number, isLeaving: boolean): GainSlope[] {
  const level = (piece: number) => {
    const angle = (piece / pieces) * (Math.PI / 2);
    return isLeaving ? (piece === pieces ? 0 : Math.cos(angle)) : Math.sin(angle);
  };
  return Array.from({ length: pieces }, (_, piece) => {
    const [at, end] = [Math.round((piece * length) / pieces), Math.round(((piece + 1) * length) / pieces)];
    const [before, after] = [level(piece), level(piece + 1)];
    // Slopes are multiplied with each other, so each only adds its own step; the first of a rise begins at nothing.
    return before === 0
      ? { at, count: end - at, from: 0, to: after }
      : { at, count: end - at, from: 1, to: after / before };
  });
}

/** Makes the frames of one transition. */
class TransitionBlender {
  readonly #kind: TransitionKind;
  readonly #context: FrameContext;
  readonly #frameCount: number;
  readonly #maps: { readonly luma: Uint16Array; readonly chroma: Uint16Array } | undefined;
  readonly #weights = emptyWeights();

  constructor(kind: TransitionKind, context: FrameContext) {
    const { width, height, frameCount } = context.inputs[0] as VideoInfo;
    this.#kind = kind;
    this.#context = context;
    this.#frameCount = frameCount;
    this.#maps =
      kind === 'circle' || kind.startsWith('wipe')
        ? { luma: orderMap(kind, width, height), chroma: orderMap(kind, width >> 1, height >> 1) }
        : undefined;
  }

  blend(n: number, first: Frame, second: Frame): Frame {
    const matched = matchMatrix(second, first, this.#context);
    const output = this.#context.allocate(first.width, first.height, first);
    // The frames before and after show one clip alone, so that none of these does.
    this.#draw(first, matched, output, (n + 1) / (this.#frameCount + 1));
    if (matched !== second) matched[Symbol.dispose]();
    return output;
  }

  #draw(first: Frame, second: Frame, output: Frame, done: number): void {
    if (this.#kind === 'crossfade') {
      for (const plane of planes) mixEvenly(first[plane], second[plane], output[plane], Math.round(done * 256));
    } else if (this.#kind === 'fade-black' || this.#kind === 'fade-white') {
      const shown = done < 0.5 ? first : second;
      const weight = Math.round(256 * (1 - Math.abs(2 * done - 1)));
      mixTowards(shown.y, this.#kind === 'fade-black' ? 16 : 235, output.y, weight);
      mixTowards(shown.u, 128, output.u, weight);
      mixTowards(shown.v, 128, output.v, weight);
    } else if (this.#maps) {
      fillWeights(this.#weights, done);
      mixInOrder(first.y, second.y, output.y, this.#maps.luma, this.#weights);
      mixInOrder(first.u, second.u, output.u, this.#maps.chroma, this.#weights);
      mixInOrder(first.v, second.v, output.v, this.#maps.chroma, this.#weights);
    } else this.#push(first, second, output, done * done * (3 - 2 * done));
  }

  #push(first: Frame, second: Frame, output: Frame, way: number): void {
    const { width, height } = output;
    const half = { width: width >> 1, height: height >> 1 };
    const [signX, signY] = pushes[this.#kind] ?? [0, 0];
    const x = signX * Math.round(half.width * way);
    const y = signY * Math.round(half.height * way);
    pushPlane(first.y, second.y, output.y, { width, height }, { x: 2 * x, y: 2 * y });
    pushPlane(first.u, second.u, output.u, half, { x, y });
    pushPlane(first.v, second.v, output.v, half, { x, y });
  }
}

const planes = ['y', 'u', 'v'] as const;

/** Where a slide moves to: across, and down. */
const pushes: Partial<Record<TransitionKind, readonly [number, number]>> = {
  'slide-left': [-1, 0],
  'slide-right': [1, 0],
  'slide-up': [0, -1],
  'slide-down': [0, 1],
};
