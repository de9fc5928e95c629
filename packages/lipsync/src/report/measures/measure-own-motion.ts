import { type Curve, type MouthSeries, pairWithCurve } from './mouth-series.js';
import { correlation, deviation } from './statistics.js';

/** Below this deviation, in units, the template's own mouth does not move enough to leak. */
const leastOwnMotion = 0.015;

/**
 * How much of the template's own speech is still seen: the partial correlation of the measured opening a with the
 * template's opening t, given the opening asked for e: (r_at − r_ae·r_te) / √((1 − r_ae²)(1 − r_te²)). 0 is none, 1 is all.
 * Null when the template's mouth does not move.
 */
export function measureOwnMotion(
  windows: readonly MouthSeries[],
  framesPerSecond: number,
  asked: Curve,
  ownOpening: Curve,
): number | null {
  const own = pairWithCurve(windows, framesPerSecond, ownOpening);
  const { expected } = pairWithCurve(windows, framesPerSecond, asked);
  const kept = own.expected.map((_, i) => i).filter((i) => !Number.isNaN(own.expected[i] as number));
  if (kept.length < 10) return null;
  const pick = (values: readonly number[]) => kept.map((i) => values[i] as number);
  const [a, t, e] = [pick(own.measured), pick(own.expected), pick(expected)];
  if (deviation(t) < leastOwnMotion) return null;
  const at = correlation(a, t);
  const ae = correlation(a, e);
  const te = correlation(t, e);
  const rest = (1 - ae * ae) * (1 - te * te);
  return rest < 1e-6 ? 0 : (at - ae * te) / Math.sqrt(rest);
}
