import type { Clip, ClipInfo, VideoInfo } from '../clip.js';
import type { FrameContext, FrameOp, FrameProcessor } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { PlaneScaler } from '../run/plane-scaler.js';
import { refuse, videoOf, wholeParam } from './read-params.js';

/** Usual sizes, named by the length of the short side. */
export const namedSizes = { '720p': 720, '1080p': 1080 } as const;

/** `'720p'`, `'1080p'`, or the short side in pixels. */
export type ShortSide = keyof typeof namedSizes | number;

/** Scales a clip so that its short side has this length; the aspect is kept and both sides are even. */
export function scaleToFit(clip: Clip, shortSide: ShortSide): Clip {
  const pixels = typeof shortSide === 'number' ? shortSide : namedSizes[shortSide];
  return makeClip('scale-to-fit', { shortSide: pixels }, [clip]);
}

/** One frame in, one frame out, resized with Lanczos; frames that fit already pass untouched. */
export const scaleToFitOp: FrameOp = {
  name: 'scale-to-fit',
  describe(clip, inputs): ClipInfo {
    const video = videoOf(clip, inputs);
    return { ...inputs[0], video: { ...video, ...fittedSize(clip, video) } };
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  async open(clip, context): Promise<FrameProcessor> {
    const video = context.inputs[0] as VideoInfo;
    const size = fittedSize(clip, video);
    if (size.width === video.width && size.height === video.height) return passThrough();
    return resizer(video, size, context);
  },
};

function fittedSize(clip: Clip, { width, height }: VideoInfo): { readonly width: number; readonly height: number } {
  const side = wholeParam(clip, 'shortSide', 16);
  if (side > 4320) refuse(clip, 'shortSide can be at most 4320 pixels.', 'shortSide 最大为 4320 像素。');
  const factor = side / Math.min(width, height);
  const even = (length: number) => Math.max(2, 2 * Math.round((length * factor) / 2));
  return { width: even(width), height: even(height) };
}

function passThrough(): FrameProcessor {
  return { process: (_n, [frame]) => frame as NonNullable<typeof frame>, [Symbol.asyncDispose]: async () => {} };
}

function resizer(
  from: VideoInfo,
  to: { readonly width: number; readonly height: number },
  context: FrameContext,
): FrameProcessor {
  const scaler = new PlaneScaler(from.width, from.height, to.width, to.height);
  return {
    async process(_n, [frame]) {
      const input = frame as NonNullable<typeof frame>;
      const output = context.allocate(to.width, to.height, input);
      await scaler.scale(input, output);
      return output;
    },
    async [Symbol.asyncDispose]() {
      scaler[Symbol.dispose]();
    },
  };
}
