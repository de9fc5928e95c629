import type { Clip, ClipInfo, VideoInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import type { Rational } from '../rational.js';
import { reduced, rescale } from '../rational-math.js';
import { rateParam, videoOf } from './read-params.js';

/** Changes the frame rate and keeps the speed: frames are repeated or left out by their times. The sound stays. */
export function retime(clip: Clip, fps: Rational): Clip {
  const rate = reduced(fps.num, fps.den);
  return makeClip('retime', { fps: { num: rate.num, den: rate.den } }, [clip]);
}

/** Output frame n shows the input frame nearest in time, the earlier one of two equally near. */
export const retimeOp: FrameOp = {
  name: 'retime',
  describe(clip, inputs): ClipInfo {
    const video = videoOf(clip, inputs);
    const fps = rateParam(clip, 'fps');
    const frameCount = Math.max(1, rescale(video.frameCount, fps.num * video.fps.den, fps.den * video.fps.num));
    return { ...inputs[0], video: { ...video, fps, frameCount } };
  },
  needs(clip, inputs, n) {
    return [{ input: 0, frame: nearest(rateParam(clip, 'fps'), videoOf(clip, inputs), n) }];
  },
};

function nearest(fps: Rational, video: VideoInfo, n: number): number {
  const numerator = BigInt(n) * BigInt(video.fps.num) * BigInt(fps.den);
  const denominator = BigInt(video.fps.den) * BigInt(fps.num);
  // Rounding half down: ceil(x − 1/2).
  const twice = 2n * numerator - denominator;
  const down = twice <= 0n ? 0n : (twice + 2n * denominator - 1n) / (2n * denominator);
  return Math.min(Number(down), video.frameCount - 1);
}
