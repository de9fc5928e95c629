import type { Clip, ClipInfo, VideoInfo } from '../clip.js';
import type { Frame } from '../frame.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { copyRectangle } from './copy-plane.js';
import { refuse, videoOf, wholeParam } from './read-params.js';

/** A rectangle in pixels; all four are even, because colour is stored for two pixels at a time. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Keeps a rectangle of the picture. */
export function crop(clip: Clip, { x, y, width, height }: Rectangle): Clip {
  return makeClip('crop', { x, y, width, height }, [clip]);
}

/** One frame in, a smaller one out; no pixel changes. */
export const cropOp: FrameOp = {
  name: 'crop',
  describe(clip, inputs): ClipInfo {
    const video = videoOf(clip, inputs);
    const { width, height } = rectangleOf(clip, video);
    return { ...inputs[0], video: { ...video, width, height } };
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
  async open(clip, context) {
    const rectangle = rectangleOf(clip, context.inputs[0] as VideoInfo);
    return {
      process(_n, [frame]) {
        const input = frame as Frame;
        const output = context.allocate(rectangle.width, rectangle.height, input);
        cut(input, rectangle, output);
        return output;
      },
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

function rectangleOf(clip: Clip, video: VideoInfo): Rectangle {
  const [x, y] = [wholeParam(clip, 'x', 0), wholeParam(clip, 'y', 0)];
  const [width, height] = [wholeParam(clip, 'width', 2), wholeParam(clip, 'height', 2)];
  if ([x, y, width, height].some((value) => value % 2 === 1)) {
    refuse(clip, 'x, y, width and height must be even.', 'x、y、width、height 必须为偶数。');
  }
  if (x + width > video.width || y + height > video.height) {
    refuse(
      clip,
      `the rectangle reaches beyond the picture of ${video.width}x${video.height}.`,
      `矩形超出了 ${video.width}x${video.height} 的画面。`,
    );
  }
  return { x, y, width, height };
}

function cut(from: Frame, { x, y, width, height }: Rectangle, to: Frame): void {
  copyRectangle({ data: from.y, width: from.width }, x, y, { data: to.y, width }, 0, 0, width, height);
  for (const plane of ['u', 'v'] as const) {
    const source = { data: from[plane], width: from.width >> 1 };
    copyRectangle(source, x >> 1, y >> 1, { data: to[plane], width: width >> 1 }, 0, 0, width >> 1, height >> 1);
  }
}
