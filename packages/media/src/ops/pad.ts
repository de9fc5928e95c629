import type { Clip, ClipInfo, VideoInfo } from '../clip.js';
import type { Frame } from '../frame.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { copyRectangle } from './copy-plane.js';
import { refuse, videoOf, wholeParam } from './read-params.js';

/** Size of the result and where the picture lies in it (in the middle by default); all even. */
export interface PadOptions {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
}

/** Puts the picture on a larger black one. */
export function pad(clip: Clip, { width, height, x, y }: PadOptions): Clip {
  return makeClip('pad', { width, height, ...(x !== undefined && { x }), ...(y !== undefined && { y }) }, [clip]);
}

/** One frame in, a larger one out; no pixel of the picture changes. */
export const padOp: FrameOp = {
  name: 'pad',
  describe(clip, inputs): ClipInfo {
    const video = videoOf(clip, inputs);
    const { width, height } = placeOf(clip, video);
    return { ...inputs[0], video: { ...video, width, height } };
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  async open(clip, context) {
    const place = placeOf(clip, context.inputs[0] as VideoInfo);
    return {
      process(_n, [frame]) {
        const output = context.allocate(place.width, place.height, frame as Frame);
        lay(frame as Frame, place, output);
        return output;
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

function placeOf(clip: Clip, video: VideoInfo): Required<PadOptions> {
  const [width, height] = [wholeParam(clip, 'width', 2), wholeParam(clip, 'height', 2)];
  const x = clip.params.x === undefined ? middle(width - video.width) : wholeParam(clip, 'x', 0);
  const y = clip.params.y === undefined ? middle(height - video.height) : wholeParam(clip, 'y', 0);
  if ([x, y, width, height].some((value) => value % 2 !== 0)) {
    refuse(clip, 'x, y, width and height must be even.', 'x、y、width、height 必须为偶数。');
  }
  if (x < 0 || y < 0 || x + video.width > width || y + video.height > height) {
    refuse(
      clip,
      `the picture of ${video.width}x${video.height} does not fit there.`,
      `${video.width}x${video.height} 的画面放不下。`,
    );
  }
  return { x, y, width, height };
}

function middle(room: number): number {
  return 2 * Math.floor(room / 4);
}

function lay(from: Frame, { x, y, width }: Required<PadOptions>, to: Frame): void {
  // Black of limited range: luma 16, both colours 128 (ITU-R BT.601).
  to.y.fill(16);
  to.u.fill(128);
  to.v.fill(128);
  const luma = { data: to.y, width };
  copyRectangle({ data: from.y, width: from.width }, 0, 0, luma, x, y, from.width, from.height);
  for (const plane of ['u', 'v'] as const) {
    const [source, target] = [
      { data: from[plane], width: from.width >> 1 },
      { data: to[plane], width: width >> 1 },
    ];
    copyRectangle(source, 0, 0, target, x >> 1, y >> 1, from.width >> 1, from.height >> 1);
  }
}
