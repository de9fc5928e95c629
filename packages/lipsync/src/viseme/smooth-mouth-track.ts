import { mouthParameters } from '../mouth-shape.js';
import { type MouthTrack, mouthTrackRate } from '../mouth-track.js';
import { applyClosures } from './shape-motion.js';

const columns = mouthParameters.length;
/** The value of the control at which the motion stays as it was estimated. */
const neutral = 0.3;
/** Deviation of the Gaussian at smoothness 1, in rows: slower than this and syllables run together. */
const softestRows = 7;

/**
 * The same motion, crisper or softer, for the `smoothness` control (0 crisp .. 1 soft, 0.3 as estimated). Pauses stay
 * perfectly still and closures stay closures at any value.
 */
export function smoothMouthTrack(track: MouthTrack, smoothness: number): MouthTrack {
  if (smoothness === neutral || track.rowCount === 0) return track;
  const values =
    smoothness > neutral
      ? blurred(track.values, (softestRows * (smoothness - neutral)) / (1 - neutral))
      : crisper(track.values, (neutral - smoothness) / neutral);
  restorePauses(values, track);
  const toRow = (seconds: number) => Math.round(seconds * mouthTrackRate);
  applyClosures(
    values,
    track.closures.map(({ kind, startSeconds, endSeconds }) => ({
      kind,
      first: toRow(startSeconds),
      end: toRow(endSeconds),
    })),
  );
  return { ...track, values };
}

function blurred(values: Float32Array, deviationRows: number): Float32Array {
  const reach = Math.ceil(3 * deviationRows);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-0.5 * ((k - reach) / deviationRows) ** 2));
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  const last = values.length / columns - 1;
  return values.map((_, i) => {
    const t = Math.floor(i / columns);
    let sum = 0;
    for (let k = -reach; k <= reach; k++) {
      sum += kernel[k + reach]! * values[Math.min(last, Math.max(0, t + k)) * columns + (i % columns)]!;
    }
    return sum / total;
  });
}

/** Adds up to 60 % of the difference from a blurred copy; what cannot be negative stays so. */
function crisper(values: Float32Array, amount: number): Float32Array {
  const soft = blurred(values, 4);
  const width = mouthParameters.indexOf('width');
  return values.map((value, i) => {
    const pushed = value + 0.6 * amount * (value - soft[i]!);
    return i % columns === width ? pushed : Math.max(0, pushed);
  });
}

/** Pauses are zero again, and the rows beside them meet zero softly. */
function restorePauses(values: Float32Array, track: MouthTrack): void {
  const fadeRows = 6;
  for (const { startSeconds, endSeconds } of track.pauses) {
    const first = Math.round(startSeconds * mouthTrackRate);
    const end = Math.round(endSeconds * mouthTrackRate);
    values.fill(0, first * columns, end * columns);
    for (let k = 1; k < fadeRows; k++) {
      for (const t of [first - k, end - 1 + k]) {
        if (t < 0 || t >= track.rowCount) continue;
        for (let c = 0; c < columns; c++) values[t * columns + c] = (values[t * columns + c]! * k) / fadeRows;
      }
    }
  }
}
