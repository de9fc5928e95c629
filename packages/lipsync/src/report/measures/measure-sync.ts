import { type Curve, type MouthSeries, pairWithCurve } from './mouth-series.js';
import { correlation, deviation } from './statistics.js';

/** How the measured mouth follows a curve. */
export interface SyncMeasure {
  /** Pearson's r with the curve as it stands. */
  readonly correlation: number;
  /** The largest r over all shifts, and the shift: positive when the mouth comes late. Null where nothing fits. */
  readonly bestCorrelation: number;
  readonly offsetMs: number | null;
  /** Deviation of the measured opening over that of the curve: 1 where the mouth opens as far as asked. */
  readonly gain: number;
}

const searchMs = 400;
const stepMs = 10;
/**
 * A weaker match says nothing about when. Unrelated speech reaches, at the best of all shifts, 0.41 in 20 s and 0.63 in
 * 5 s in one case of ten (60 pairs of made-up speech), hence a bar that falls with the root of the seconds measured.
 */
const sureCorrelation = (seconds: number) => Math.min(0.6, 1.9 / Math.sqrt(seconds));
/** Preference for the smaller shift among matches that are as good: this much r over the whole search range. */
const shiftPenalty = 0.02;

/**
 * Cross-correlates the measured opening a with a curve e:
 * r(τ) = corr(a(t), e(t − τ)), τ = −400 … +400 ms in steps of 10 ms; the offset is the τ of the largest r, refined by a
 * parabola through its neighbours. Frames of all windows are pooled, so a window with little motion counts little.
 * Null when the curve or the windows hold no motion to compare.
 */
export function measureSync(
  windows: readonly MouthSeries[],
  framesPerSecond: number,
  curve: Curve,
): SyncMeasure | null {
  const still = pairWithCurve(windows, framesPerSecond, curve);
  const asked = deviation(still.expected);
  if (still.measured.length < 10 || !(asked > 1e-6)) return null;
  const at = (lateMs: number) => {
    const { measured, expected } = pairWithCurve(windows, framesPerSecond, curve, lateMs / 1000);
    return correlation(measured, expected);
  };
  let best = { lateMs: 0, score: Number.NEGATIVE_INFINITY, r: 0 };
  for (let lateMs = -searchMs; lateMs <= searchMs; lateMs += stepMs) {
    const r = at(lateMs);
    const score = r - (shiftPenalty * Math.abs(lateMs)) / searchMs;
    if (score > best.score) best = { lateMs, score, r };
  }
  const sure = best.r >= sureCorrelation(still.measured.length / framesPerSecond);
  return {
    correlation: correlation(still.measured, still.expected),
    bestCorrelation: best.r,
    offsetMs: sure
      ? best.lateMs + stepMs * peakShift(at(best.lateMs - stepMs), best.r, at(best.lateMs + stepMs))
      : null,
    gain: deviation(still.measured) / asked,
  };
}

/** Where between −½ and ½ steps the top of the parabola through three neighbours lies. */
function peakShift(before: number, top: number, after: number): number {
  const bend = before - 2 * top + after;
  if (bend > -1e-9) return 0;
  return Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / bend));
}
