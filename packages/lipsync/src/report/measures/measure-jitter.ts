import { frameTime } from './frame-time.js';
import type { Curve, MouthSeries } from './mouth-series.js';
import { mean } from './statistics.js';

/** Trembling: mean size of second differences from frame to frame, in units. */
export interface JitterMeasure {
  /** Of the measured opening, and of the opening asked for at the same frames. */
  readonly opening: number;
  readonly openingAsked: number;
  /** Of the mouth's place on the head, and of the nose tip's, which shows the measurement's own noise. */
  readonly mouth: number;
  readonly nose: number;
}

/**
 * J(x) = mean |x(t+1) − 2·x(t) + x(t−1)| over all runs of three measured frames; for places, of the length of that
 * vector. Null when there are no three frames in a row.
 */
export function measureJitter(
  windows: readonly MouthSeries[],
  framesPerSecond: number,
  asked: Curve,
): JitterMeasure | null {
  const opening: number[] = [];
  const openingAsked: number[] = [];
  const mouth: number[] = [];
  const nose: number[] = [];
  for (const series of windows) {
    for (let i = 1; i + 1 < series.open.length; i++) {
      const change = secondDifference(series.open, i);
      if (Number.isNaN(change)) continue;
      const at = (n: number) => asked(frameTime(series.firstFrame + n, framesPerSecond));
      opening.push(Math.abs(change));
      openingAsked.push(Math.abs(at(i - 1) - 2 * at(i) + at(i + 1)));
      mouth.push(Math.hypot(secondDifference(series.mouthX, i), secondDifference(series.mouthY, i)));
      nose.push(Math.hypot(secondDifference(series.noseX, i), secondDifference(series.noseY, i)));
    }
  }
  if (opening.length === 0) return null;
  return { opening: mean(opening), openingAsked: mean(openingAsked), mouth: mean(mouth), nose: mean(nose) };
}

const secondDifference = (values: Float32Array, i: number) =>
  (values[i - 1] as number) - 2 * (values[i] as number) + (values[i + 1] as number);
