import type { Measurements } from './measurements.js';
import { scoreParts } from './score-parts.js';

/** Names of the parts of the score, in the order they are shown. */
export type ScorePartName =
  | 'follows'
  | 'timing'
  | 'amplitude'
  | 'closures'
  | 'stillness'
  | 'sharpness'
  | 'seam'
  | 'steadiness'
  | 'containment'
  | 'coverage';

/** One part of the score. */
export interface ScorePart {
  readonly name: ScorePartName;
  /** 0 useless .. 100 faultless; null where it could not be measured, and then it does not count. */
  readonly score: number | null;
  /** Share in the total, in percent, when all parts are measured. */
  readonly weight: number;
}

/** One number for a result, and where it comes from. */
export interface QualityScore {
  /** Weighted mean of the parts that were measured, 0..100, one decimal. Null when too little was to say anything. */
  readonly total: number | null;
  readonly parts: readonly ScorePart[];
}

/** A total stands on at least this much weight: a silent sound leaves 27, a mouth that could not be read 2. */
const leastWeight = 20;

/**
 * Scores a result; the mappings from measure to points are in `score-parts.ts`.
 * @param animatedShare share 0..1 of the output's frames in which the mouth was animated
 */
export function qualityScore(measured: Measurements, animatedShare: number): QualityScore {
  const parts = scoreParts.map(({ name, weight, score }) => ({
    name,
    weight,
    score: tenth(score(measured, animatedShare)),
  }));
  let weights = 0;
  let sum = 0;
  for (const { score, weight } of parts) {
    if (score === null) continue;
    weights += weight;
    sum += weight * score;
  }
  if (weights < leastWeight) return { total: animatedShare === 0 ? 0 : null, parts };
  return { total: tenth(sum / weights), parts };
}

const tenth = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
