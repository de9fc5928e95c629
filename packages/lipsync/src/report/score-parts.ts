import type { Measurements } from './measurements.js';
import type { ScorePartName } from './quality-score.js';

/** Fewer closures than this say nothing about the rest. */
const fewestClosures = 3;

interface PartRule {
  readonly name: ScorePartName;
  readonly weight: number;
  readonly score: (measured: Measurements, animatedShare: number) => number | null;
}

/** Below this deviation, in units, the sound asks for no motion, so following it cannot be judged. */
const leastAskedMotion = 0.005;

/**
 * The parts, their weights (100 in all) and how a measure becomes points; between the two ends it is linear.
 * Three quarters go to what lip-sync is for: the right motion at the right time. A mouth that does not move when it
 * should gets nothing for those, so a frozen mouth stays below 40.
 */
export const scoreParts: readonly PartRule[] = [
  // Correlation with the opening asked for at the time asked for: 0.2 is chance; landmarks read from good renderings of
  // good footage reach 0.93 to 0.98.
  { name: 'follows', weight: 27, score: (m) => ifAsked(m, () => ramp(m.sync?.correlation ?? 0, 0.2, 0.95)) },
  // 20 ms is half a frame; at 160 ms everybody sees it (ITU-R BT.1359 accepts +90/−185 ms).
  { name: 'timing', weight: 22, score: (m) => ifAsked(m, () => timing(m)) },
  // How far the mouth opens against what was asked.
  { name: 'amplitude', weight: 8, score: (m) => ifAsked(m, () => band(m.sync?.gain ?? 0, [0.15, 0.7, 1.4, 2.5])) },
  { name: 'closures', weight: 16, score: closures },
  // 0.008 u is about a pixel on a 1080p head-and-shoulders picture; 0.04 u is small talk.
  { name: 'stillness', weight: 8, score: (m) => m.stillness && ramp(m.stillness.deviation, 0.04, 0.008) },
  { name: 'sharpness', weight: 6, score: (m) => m.sharpness && band(m.sharpness.ratio, [0.35, 0.8, 1.25, 2.5]) },
  { name: 'seam', weight: 5, score: (m) => m.seam && ramp(m.seam.ratio, 2, 1.15) },
  { name: 'steadiness', weight: 4, score: steadiness },
  { name: 'containment', weight: 2, score: containment },
  { name: 'coverage', weight: 2, score: (_, animatedShare) => ramp(animatedShare, 0.5, 0.98) },
];

function ifAsked(m: Measurements, score: () => number): number | null {
  return m.askedDeviation < leastAskedMotion ? null : score();
}

/** One or two closures are luck, good or bad. */
function closures(m: Measurements): number | null {
  return m.closures && m.closures.total >= fewestClosures ? ramp(m.closures.share, 0.2, 0.9) : null;
}

/** A mouth that fits the sound at no shift is not in time. */
function timing(m: Measurements): number {
  const offsetMs = m.sync?.offsetMs ?? null;
  return offsetMs === null ? 0 : ramp(Math.abs(offsetMs), 160, 20);
}

/** The mouth's place may tremble as little as the nose tip's, its opening as little as the opening asked for. */
function steadiness(m: Measurements): number | null {
  if (!m.jitter) return null;
  const { opening, openingAsked, mouth, nose } = m.jitter;
  const place = ramp(mouth - nose, 0.02, 0.005);
  return Math.min(place, ramp(opening - 1.5 * openingAsked, 0.04, 0.006));
}

/** Nothing changes outside the mask, and nothing of the template's own speech shows. */
function containment(m: Measurements): number | null {
  const outside = m.outside && ramp(m.outside.mean, 6, 2);
  const own = m.ownMotion === null ? null : ramp(Math.abs(m.ownMotion), 0.6, 0.25);
  if (outside === null || own === null) return outside ?? own;
  return Math.min(outside, own);
}

/** 0 at or beyond `worst`, 100 at or beyond `best`, linear between; either may be the larger. NaN scores 0. */
function ramp(value: number, worst: number, best: number): number {
  const share = (value - worst) / (best - worst);
  return Number.isNaN(share) ? 0 : 100 * Math.max(0, Math.min(1, share));
}

/** 100 between the two inner limits, falling to 0 at the outer ones. */
function band(value: number, [low, from, to, high]: readonly [number, number, number, number]): number {
  return Math.min(ramp(value, low, from), ramp(value, high, to));
}
