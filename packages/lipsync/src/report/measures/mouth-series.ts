import { frameTime } from './frame-time.js';

/**
 * What was measured in a stretch of consecutive output frames. All series have one number per frame; NaN where no face
 * was found. Lengths are in units (distance between the outer eye corners, mesh points 33 and 263).
 */
export interface MouthSeries {
  /** Output frame of the first number. */
  readonly firstFrame: number;
  /** Inner-lip gap, mesh points 13 and 14. */
  readonly open: Float32Array;
  /** Middle of the mouth's inner corners (78, 308) in the head's frame: origin between the eyes, x along them. */
  readonly mouthX: Float32Array;
  readonly mouthY: Float32Array;
  /** Tip of the nose (1) in the same frame: it does not move when one speaks, so it shows the measurement's own noise. */
  readonly noseX: Float32Array;
  readonly noseY: Float32Array;
}

/** An empty series for `count` frames from `firstFrame` on. */
export function blankMouthSeries(firstFrame: number, count: number): MouthSeries {
  const blank = () => new Float32Array(count).fill(Number.NaN);
  return { firstFrame, open: blank(), mouthX: blank(), mouthY: blank(), noseX: blank(), noseY: blank() };
}

/** Fills one frame of a series from a face mesh of 468 points, x y z each. Head roll is taken out, yaw and pitch are not. */
export function recordMesh(series: MouthSeries, index: number, mesh: Float32Array): void {
  const at = (point: number, axis: 0 | 1 | 2) => mesh[point * 3 + axis] as number;
  const apart = (a: number, b: number) => Math.hypot(at(a, 0) - at(b, 0), at(a, 1) - at(b, 1), at(a, 2) - at(b, 2));
  const unit = apart(33, 263);
  if (!(unit > 0)) return;
  const originX = (at(33, 0) + at(263, 0)) / 2;
  const originY = (at(33, 1) + at(263, 1)) / 2;
  const flat = Math.hypot(at(263, 0) - at(33, 0), at(263, 1) - at(33, 1));
  const alongX = (at(263, 0) - at(33, 0)) / flat;
  const alongY = (at(263, 1) - at(33, 1)) / flat;
  const inHead = (x: number, y: number): [number, number] => [
    ((x - originX) * alongX + (y - originY) * alongY) / unit,
    ((y - originY) * alongX - (x - originX) * alongY) / unit,
  ];
  const [mouthX, mouthY] = inHead((at(78, 0) + at(308, 0)) / 2, (at(78, 1) + at(308, 1)) / 2);
  const [noseX, noseY] = inHead(at(1, 0), at(1, 1));
  series.open[index] = apart(13, 14) / unit;
  series.mouthX[index] = mouthX;
  series.mouthY[index] = mouthY;
  series.noseX[index] = noseX;
  series.noseY[index] = noseY;
}

/** A quantity over time, in seconds of the output. */
export type Curve = (seconds: number) => number;

/** The measured openings of all windows with a curve sampled at the same frames, `lateSeconds` earlier; gaps left out. */
export function pairWithCurve(
  windows: readonly MouthSeries[],
  framesPerSecond: number,
  curve: Curve,
  lateSeconds = 0,
): { readonly measured: number[]; readonly expected: number[] } {
  const measured: number[] = [];
  const expected: number[] = [];
  for (const { firstFrame, open } of windows) {
    for (const [i, value] of open.entries()) {
      if (Number.isNaN(value)) continue;
      measured.push(value);
      expected.push(curve(frameTime(firstFrame + i, framesPerSecond) - lateSeconds));
    }
  }
  return { measured, expected };
}
