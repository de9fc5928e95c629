import type { PauseEvent } from '../../mouth-track.js';
import { firstFrameFrom, lastFrameUntil } from './frame-time.js';
import type { MouthSeries } from './mouth-series.js';
import { mean, percentile } from './statistics.js';

/** How still the mouth keeps while nobody speaks. Openings are in units. */
export interface StillnessMeasure {
  /** Pauses that were measured, and their measured frames. */
  readonly pauses: number;
  readonly frames: number;
  /** Deviation of the opening about each pause's own mean. */
  readonly deviation: number;
  /** Mean opening in the pauses above the least the mouth was ever open (5th percentile). */
  readonly opening: number;
}

/** A mouth takes about this long to come to rest, and begins to open as much before the next word. */
const settleSeconds = 0.15;
const fewestFrames = 3;

/**
 * Deviation of the measured opening within pauses: the root of the mean of (a − mean of its pause)², over all frames in
 * pauses, leaving out 150 ms at either end. Null when no pause is long enough to have three frames left.
 * @param lateBySeconds the offset asked for: pauses are expected this much later
 */
export function measureStillness(
  windows: readonly MouthSeries[],
  framesPerSecond: number,
  pauses: readonly PauseEvent[],
  lateBySeconds = 0,
): StillnessMeasure | null {
  const openings = windows.flatMap(({ open }) => [...open].filter((value) => !Number.isNaN(value)));
  const inPauses: number[] = [];
  let squares = 0;
  let measured = 0;
  for (const pause of pauses) {
    const from = pause.startSeconds + lateBySeconds + settleSeconds;
    const to = pause.endSeconds + lateBySeconds - settleSeconds;
    for (const { firstFrame, open } of windows) {
      const first = Math.max(0, firstFrameFrom(from, framesPerSecond) - firstFrame);
      const last = lastFrameUntil(to, framesPerSecond) - firstFrame;
      const values = [...open.subarray(first, Math.max(first, last + 1))].filter((value) => !Number.isNaN(value));
      if (values.length < fewestFrames) continue;
      const middle = mean(values);
      for (const value of values) squares += (value - middle) ** 2;
      inPauses.push(...values);
      measured++;
    }
  }
  if (measured === 0) return null;
  return {
    pauses: measured,
    frames: inPauses.length,
    deviation: Math.sqrt(squares / inPauses.length),
    opening: mean(inPauses) - percentile(openings, 0.05),
  };
}
