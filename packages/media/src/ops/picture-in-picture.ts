import type { Clip, ClipInfo, Json, VideoInfo } from '../clip.js';
import type { Frame } from '../frame.js';
import type { FrameContext, FrameOp, FrameProcessor, SoundNeed } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { rescale, sampleOfFrame } from '../rational-math.js';
import { blendLayer, layerForFrames } from './blend-layer.js';
import { blendPlane, type LayerPlane, layerPlane, opacityFactor } from './blend-plane.js';
import { copyFrame } from './copy-frame.js';
import { type Appearance, appearanceOf, type Sight, sightAt } from './entrance.js';
import { cornerAlpha, type InsetLook, insetBase } from './inset-shape.js';
import { keptFile } from './kept-file.js';
import { matchMatrix } from './match-matrix.js';
import { factorOf, refuse, videoOf } from './read-params.js';

/** A film within a film. */
export interface PictureInPictureOptions extends Appearance, Partial<InsetLook> {
  /** Left upper corner of the inset, which is shown in its own size; even, because colour is stored for two pixels at a time. */
  readonly x: number;
  readonly y: number;
  /** Decibels of the inset's sound; left out, it is not heard. */
  readonly gainDb?: number;
  /** Decibels of the outer film's sound; 0 where left out. */
  readonly baseGainDb?: number;
}

/**
 * Shows a film within another, from frame `first` on; its own frame 0 comes first. Both need the same rate (retime it first).
 * It is gone when it has ended.
 */
export function pictureInPicture(clip: Clip, inset: Clip, options: PictureInPictureOptions): Clip {
  return makeClip('picture-in-picture', JSON.parse(JSON.stringify(options)) as { [key: string]: Json }, [clip, inset]);
}

/** One frame of each in, one with both out; frames before and after pass untouched. */
export const pictureInPictureOp: FrameOp = {
  name: 'picture-in-picture',
  describe(clip, inputs): ClipInfo {
    const [base, inset] = [videoOf(clip, inputs), videoOf(clip, inputs, 1)];
    if (base.fps.num * inset.fps.den !== inset.fps.num * base.fps.den) {
      refuse(clip, 'both films need the same rate; retime one first.', '两段视频的帧率必须相同，请先转换帧率。');
    }
    const { x, y } = optionsOf(clip);
    if (x % 2 !== 0 || y % 2 !== 0) refuse(clip, 'x and y must be even.', 'x、y 必须为偶数。');
    spanOf(clip, base, inset);
    const audio = soundInfo(clip, inputs);
    return { video: base, ...(audio && { audio }), ...keptFile(inputs) };
  },
  needs(clip, inputs, n) {
    const span = spanOf(clip, videoOf(clip, inputs), videoOf(clip, inputs, 1));
    const at = n - span.first;
    const own = { input: 0, frame: n };
    return at >= 0 && at < span.count ? [own, { input: 1, frame: at }] : [own];
  },
  sound(clip, inputs, { from, count, sampleRate }) {
    const { fps } = videoOf(clip, inputs);
    const { first, count: frames } = spanOf(clip, videoOf(clip, inputs), videoOf(clip, inputs, 1));
    const { gainDb, baseGainDb = 0 } = optionsOf(clip);
    const needs: SoundNeed[] = [{ input: 0, from, count, at: from, gains: gains(baseGainDb) }];
    if (gainDb === undefined || !inputs[1]?.audio) return needs;
    const start = sampleOfFrame(first, fps, sampleRate);
    const [at, end] = [Math.max(from, start), Math.min(from + count, sampleOfFrame(first + frames, fps, sampleRate))];
    if (end > at) needs.push({ input: 1, from: at - start, count: end - at, at, gains: gains(gainDb) });
    return needs;
  },
  async open(clip, context): Promise<FrameProcessor> {
    const drawer = new InsetDrawer(clip, context);
    return {
      process(n, [frame, inset]) {
        const sight = inset && drawer.sightAt(n);
        return inset && sight ? drawer.draw(frame as Frame, inset, sight) : (frame as Frame);
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

function optionsOf(clip: Clip): PictureInPictureOptions {
  return clip.params as unknown as PictureInPictureOptions;
}

/** When the inset is seen: never longer than it is. */
function spanOf(clip: Clip, base: VideoInfo, inset: VideoInfo): Required<Appearance> {
  const appearance = appearanceOf(clip, base.frameCount);
  return { ...appearance, count: Math.min(appearance.count, inset.frameCount) };
}

function gains(gainDb: number) {
  const factor = factorOf(gainDb);
  return [{ at: 0, count: 0, from: factor, to: factor }];
}

function soundInfo(clip: Clip, inputs: readonly ClipInfo[]): ClipInfo['audio'] {
  const [base, inset] = [inputs[0]?.audio, optionsOf(clip).gainDb === undefined ? undefined : inputs[1]?.audio];
  if (!base || !inset) {
    if (base || !inset) return base;
    const { fps, frameCount } = videoOf(clip, inputs);
    return { ...inset, sampleCount: sampleOfFrame(frameCount, fps, inset.sampleRate) };
  }
  const sampleRate = Math.max(base.sampleRate, inset.sampleRate);
  const sampleCount = rescale(base.sampleCount, sampleRate, base.sampleRate);
  return { sampleRate, channels: Math.max(base.channels, inset.channels), sampleCount };
}

/** Draws insets of one look. */
class InsetDrawer {
  readonly #context: FrameContext;
  readonly #appearance: Required<Appearance>;
  readonly #place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly #luma: LayerPlane;
  readonly #chroma: LayerPlane;
  readonly #base: ReturnType<typeof insetBase>;
  readonly #baseFor: ReturnType<typeof layerForFrames> | undefined;

  constructor(clip: Clip, context: FrameContext) {
    const [video, inset] = context.inputs as [VideoInfo, VideoInfo];
    const { x, y, radius = 0, border, shadow } = optionsOf(clip);
    const { width, height } = inset;
    const round = Math.min(radius, width / 2, height / 2);
    const nothing = new Uint8Array(0);
    this.#context = context;
    this.#appearance = spanOf(clip, video, inset);
    this.#place = { x, y, width, height };
    this.#luma = layerPlane(width, height, nothing, cornerAlpha(width, height, round));
    this.#chroma = layerPlane(width >> 1, height >> 1, nothing, cornerAlpha(width >> 1, height >> 1, round / 2));
    this.#base = insetBase(width, height, { radius: round, ...(border && { border }), ...(shadow && { shadow }) });
    this.#baseFor = this.#base && layerForFrames(this.#base.pixels);
  }

  sightAt(n: number): Sight | undefined {
    return sightAt(n, this.#appearance, this.#place, this.#context.inputs[0] as VideoInfo);
  }

  draw(frame: Frame, inset: Frame, sight: Sight): Frame {
    const output = copyFrame(frame, this.#context);
    const { opacity } = sight;
    // On its way it stays on even places: a colour sample covers two by two pixels.
    const [x, y] = [sight.x & ~1, sight.y & ~1];
    const reach = this.#base?.reach ?? 0;
    if (this.#baseFor) blendLayer(output, this.#baseFor(output), x - reach, y - reach, opacity);
    const factor = opacityFactor(opacity);
    const matched = matchMatrix(inset, frame, this.#context);
    const { width, height } = output;
    const half = { width: width >> 1, height: height >> 1 };
    blendPlane({ data: output.y, width, height }, { ...this.#luma, values: matched.y }, x, y, factor);
    blendPlane({ data: output.u, ...half }, { ...this.#chroma, values: matched.u }, x >> 1, y >> 1, factor);
    blendPlane({ data: output.v, ...half }, { ...this.#chroma, values: matched.v }, x >> 1, y >> 1, factor);
    if (matched !== inset) matched[Symbol.dispose]();
    return output;
  }
}
