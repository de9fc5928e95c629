import { coarser, featureCount, featureRate, type SpeechFeatures } from './speech-features.js';
import { type Band, bandAround, wholeBand } from './warp-band.js';

/** How two sequences run along each other: for each row of the first, the first and the last row of the second. */
export interface WarpPath {
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Mean distance of the rows on the path, for each row of the first. */
  readonly distance: Float32Array;
}

/** Cells of the coarsest comparison, where everything is compared with everything: 16 MB. */
const mostCells = 16_000_000;
/** Between two rates. */
const step = 4;
/** How far from the coarser path is looked, in seconds. */
const radiusSeconds = 1;

/**
 * Dynamic time warping (Sakoe and Chiba 1978) of two feature sequences, from coarse to fine (as FastDTW, Salvador and
 * Chan 2007): 10 minutes against 10 minutes take seconds and some 30 MB, and the cost grows with the length, not its square.
 */
export function timeWarp(reference: SpeechFeatures, recording: SpeechFeatures, signal?: AbortSignal): WarpPath {
  const [rows, columns] = [reference.rowCount, recording.rowCount];
  let factor = 1;
  while ((rows / factor) * (columns / factor) > mostCells) factor *= step;
  let path: WarpPath | undefined;
  for (; factor >= 1; factor /= step) {
    signal?.throwIfAborted();
    const [a, b] =
      factor === 1
        ? [reference.values, recording.values]
        : [coarser(reference.values, factor), coarser(recording.values, factor)];
    const size = { rows: a.length / featureCount, columns: b.length / featureCount };
    const radius = Math.max(16, Math.round((radiusSeconds * featureRate) / factor));
    const band = path ? bandAround(path, step, size, radius) : wholeBand(size.rows, size.columns);
    path = warpInBand(a, b, band);
  }
  return path as WarpPath;
}

const fromDiagonal = 0;
const fromAbove = 1;
const fromLeft = 2;

function warpInBand(a: Float32Array, b: Float32Array, band: Band): WarpPath {
  const rows = a.length / featureCount;
  const starts = new Float64Array(rows + 1);
  for (let i = 0; i < rows; i++) starts[i + 1] = starts[i]! + band.to[i]! - band.from[i]!;
  const steps = new Uint8Array(starts[rows]!);
  const columns = b.length / featureCount;
  let previous = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
  let current = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
  // Costs lie one column to the right, so that column 0 has a left neighbour.
  previous[0] = 0;
  for (let i = 0; i < rows; i++) {
    const [from, to] = [band.from[i]!, band.to[i]!];
    current.fill(Number.POSITIVE_INFINITY, from, to + 1);
    for (let j = from; j < to; j++) {
      const d = distance(a, i, b, j);
      const diagonal = previous[j]! + d;
      const above = previous[j + 1]! + d;
      const left = current[j]! + d;
      let best = diagonal;
      let step = fromDiagonal;
      if (above < best) {
        best = above;
        step = fromAbove;
      }
      if (left < best) {
        best = left;
        step = fromLeft;
      }
      current[j + 1] = best;
      steps[starts[i]! + j - from] = step;
    }
    // What lies outside this row's band must not be reached from the next row.
    if (i > 0) previous.fill(Number.POSITIVE_INFINITY, band.from[i - 1]!, band.to[i - 1]! + 1);
    else previous[0] = Number.POSITIVE_INFINITY;
    [previous, current] = [current, previous];
  }
  return walkBack(a, b, band, starts, steps);
}

function walkBack(a: Float32Array, b: Float32Array, band: Band, starts: Float64Array, steps: Uint8Array): WarpPath {
  const rows = band.from.length;
  const first = new Int32Array(rows);
  const last = new Int32Array(rows).fill(-1);
  const sums = new Float32Array(rows);
  let i = rows - 1;
  let j = b.length / featureCount - 1;
  while (i >= 0 && j >= 0) {
    if (last[i]! < 0) last[i] = j;
    first[i] = j;
    sums[i]! += distance(a, i, b, j);
    const step = steps[starts[i]! + j - band.from[i]!]!;
    if (step !== fromLeft) i--;
    if (step !== fromAbove) j--;
  }
  const means = sums.map((sum, row) => sum / Math.max(1, last[row]! - first[row]! + 1));
  return { first, last, distance: means };
}

/** Squared: rows that do not fit at all are avoided more than many that fit badly. Plain, the median error is the same, the worst tenth twice as large. */
function distance(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let sum = 0;
  const [p, q] = [i * featureCount, j * featureCount];
  for (let c = 0; c < featureCount; c++) {
    const difference = a[p + c]! - b[q + c]!;
    sum += difference * difference;
  }
  return sum;
}
