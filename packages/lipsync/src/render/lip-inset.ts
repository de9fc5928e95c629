import type { Frame } from '@talkgraph/media';
import { innerLowerLip, innerUpperLip, outerLowerLip, outerUpperLip } from './face-landmarks.js';
import { bilinear } from './resample.js';

/** At most this share of a lip is taken for teeth or darkness. */
const most = 0.45;
const step = 0.05;

/**
 * How far into each lip the picture shows something else than lip: teeth (bright, without red) or the dark of the mouth. The
 * mesh's inner edges often lie a little inside an open mouth.
 * @param points x y per mesh point, in the frame
 * @param insets filled, per pair of inner-lip points, with shares 0..0.45 of the way from the inner to the outer edge: the
 *   upper lip's first, then the lower's
 */
export function findLipInsets(frame: Frame, points: Float32Array, insets: Float32Array): void {
  const count = innerUpperLip.length;
  for (let i = 1; i + 1 < count; i++) {
    insets[i] = insetOf(frame, points, innerUpperLip[i]!, outerUpperLip[i]!, 0.5);
    insets[count + i] = insetOf(frame, points, innerLowerLip[i]!, outerLowerLip[i]!, 0.6);
  }
  for (const start of [0, count]) {
    insets[start] = insets[start + 1]!;
    insets[start + count - 1] = insets[start + count - 2]!;
    let before = insets[start]!;
    for (let i = start + 1; i < start + count - 1; i++) {
      const here = insets[i]!;
      insets[i] = (before + 2 * here + insets[i + 1]!) / 4;
      before = here;
    }
  }
}

/** Walks from the lip's middle inwards until what is seen is no lip any more. */
function insetOf(frame: Frame, points: Float32Array, inner: number, outer: number, darkShare: number): number {
  const [x, y] = [points[2 * inner]!, points[2 * inner + 1]!];
  const [dx, dy] = [points[2 * outer]! - x, points[2 * outer + 1]! - y];
  const black = frame.colour.fullRange ? 0 : 16;
  const half = frame.width >> 1;
  const luma = (t: number) => bilinear(frame.y, frame.width, frame.height, x + t * dx, y + t * dy) - black;
  const red = (t: number) =>
    bilinear(frame.v, half, frame.height >> 1, (x + t * dx) / 2 - 0.25, (y + t * dy) / 2 - 0.25) - 128;
  const lipLuma = (luma(0.5) + luma(0.6) + luma(0.7)) / 3;
  const lipRed = (red(0.5) + red(0.7)) / 2;
  for (let t = most; t > -step; t -= step) {
    const seen = luma(t);
    const dark = seen < darkShare * lipLuma;
    const tooth = lipRed - red(t) > Math.max(5, 0.4 * lipRed) && seen > 0.9 * lipLuma;
    if (dark || tooth) return Math.min(most, t + step);
  }
  return 0;
}
