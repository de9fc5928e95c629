import { type MouthParameter, mouthParameters } from '../mouth-shape.js';
import { mouthTrackRate } from '../mouth-track.js';
import type { VisemeSegment } from './viseme-segments.js';
import { type Dominance, visemes } from './viseme-table.js';

/** Which muscle a parameter belongs to: each has its own inertia and its own dominance. */
const articulatorOf: Readonly<Record<MouthParameter, keyof Dominance>> = {
  open: 'jaw',
  width: 'lips',
  round: 'lips',
  press: 'lips',
  upperLift: 'lips',
  lowerTuck: 'lips',
  jaw: 'jaw',
  tongue: 'tongue',
};

/**
 * Spread of a sound's influence before and after it, as the deviation of a Gaussian, and how much earlier than the sound
 * its shape comes, in seconds. Jaw: calibrated on the GRID clips (training/README.md). Lips anticipate more than the
 * jaw (rounding starts one or two sounds early), the tongue is quickest.
 */
export const articulatorInertia = {
  jaw: { spreadSeconds: 0.035, leadSeconds: 0.005 },
  lips: { spreadSeconds: 0.06, leadSeconds: 0.025 },
  tongue: { spreadSeconds: 0.03, leadSeconds: 0.01 },
} as const;

/**
 * Turns segments into rows of mouth parameters at 100 Hz: every row is the mean of the shapes around it, weighted by
 * dominance times influence, the form of Cohen and Massaro's dominance functions (1993), with the influence of a segment
 * being its box blurred by a Gaussian. Closures are not yet hard.
 */
export function coarticulate(segments: readonly VisemeSegment[], rowCount: number): Float32Array {
  const rows = new Float32Array(rowCount * mouthParameters.length);
  for (const articulator of ['jaw', 'lips', 'tongue'] as const) {
    const owned = mouthParameters.flatMap((name, column) =>
      articulatorOf[name] === articulator ? [{ name, column }] : [],
    );
    blend(segments, articulator, owned, rows, rowCount);
  }
  return rows;
}

interface Column {
  readonly name: MouthParameter;
  readonly column: number;
}

function blend(
  segments: readonly VisemeSegment[],
  articulator: keyof Dominance,
  columns: readonly Column[],
  rows: Float32Array,
  rowCount: number,
): void {
  const { spreadSeconds, leadSeconds } = articulatorInertia[articulator];
  const total = new Float64Array(rowCount).fill(1e-6);
  const sums = columns.map(() => new Float64Array(rowCount));
  for (const segment of segments) {
    const { shape, dominance } = visemes[segment.viseme];
    const start = segment.startSeconds - leadSeconds;
    const end = segment.endSeconds - leadSeconds;
    const first = Math.max(0, Math.floor((start - 4 * spreadSeconds) * mouthTrackRate));
    const last = Math.min(rowCount - 1, Math.ceil((end + 4 * spreadSeconds) * mouthTrackRate));
    for (let i = first; i <= last; i++) {
      const t = i / mouthTrackRate;
      const influence = normalShare((t - start) / spreadSeconds) - normalShare((t - end) / spreadSeconds);
      const weight = dominance[articulator] * influence;
      total[i] = total[i]! + weight;
      columns.forEach(({ name }, c) => {
        const gain = name === 'open' || name === 'jaw' ? segment.gain : 1;
        sums[c]![i] = sums[c]![i]! + weight * gain * shape[name];
      });
    }
  }
  columns.forEach(({ column }, c) => {
    for (let i = 0; i < rowCount; i++) rows[i * mouthParameters.length + column] = sums[c]![i]! / total[i]!;
  });
}

/** How much of every row is pause, 0..1, as the jaw feels it. */
export function pauseShareOf(segments: readonly VisemeSegment[], rowCount: number): Float32Array {
  const { spreadSeconds, leadSeconds } = articulatorInertia.jaw;
  const share = new Float32Array(rowCount);
  for (const { viseme, startSeconds, endSeconds } of segments) {
    if (viseme !== '_') continue;
    const first = Math.max(0, Math.floor((startSeconds - 5 * spreadSeconds) * mouthTrackRate));
    const last = Math.min(rowCount - 1, Math.ceil((endSeconds + 5 * spreadSeconds) * mouthTrackRate));
    for (let i = first; i <= last; i++) {
      const t = i / mouthTrackRate + leadSeconds;
      const inside = normalShare((t - startSeconds) / spreadSeconds) - normalShare((t - endSeconds) / spreadSeconds);
      share[i] = Math.min(1, share[i]! + inside);
    }
  }
  return share;
}

/** Cumulative normal distribution, by its usual logistic approximation (error below 0.01: motion does not see it). */
function normalShare(x: number): number {
  return 1 / (1 + Math.exp(-1.702 * x));
}
