import { createLogMelStream, melBands } from '@talkgraph/media';

/** Rows per second. */
export const featureRate = 100;

const cepstra = 12;
/** Numbers per row: cepstral coefficients 1 to 12, their slopes, and the loudness. */
export const featureCount = 2 * cepstra + 1;

/** How far a slope looks to each side, in rows: 30 ms, about half a short vowel. */
const slopeReach = 3;
/** Weight of the loudness against a coefficient: of 0 to 3 the best on real sentences whose timing is known. */
const loudnessWeight = 2;

/** A sound as a sequence of what a mouth does, whoever speaks. */
export interface SpeechFeatures {
  readonly rowCount: number;
  /** `featureCount` numbers a row. */
  readonly values: Float32Array;
}

/** Log-mel rows of a sound at 16 kHz, streamed: 160 bytes a row are kept. */
export async function melRowsOf(
  chunks: AsyncIterable<Float32Array> | Iterable<Float32Array>,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const stream = createLogMelStream();
  const parts: Float32Array[] = [];
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    parts.push(stream.push(chunk));
  }
  parts.push(stream.finish());
  const rows = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return rows;
}

/** Loudness of each log-mel row: natural logarithm of its power. */
export function loudnessOf(mel: Float32Array): Float32Array {
  return Float32Array.from({ length: mel.length / melBands }, (_, t) => {
    let power = 0;
    for (let b = 0; b < melBands; b++) power += Math.exp(mel[t * melBands + b]!);
    return Math.log(power);
  });
}

/**
 * Mel-frequency cepstral coefficients (Davis and Mermelstein 1980) of the rows named, their mean and spread over these
 * rows taken out: what is left of the speaker and the microphone is small.
 */
export function speechFeatures(mel: Float32Array, loudness: Float32Array, kept: Int32Array): SpeechFeatures {
  const count = kept.length;
  const rows = new Float32Array(count * (cepstra + 1));
  const tables = cosines();
  for (let t = 0; t < count; t++) {
    const from = kept[t]! * melBands;
    for (let c = 0; c < cepstra; c++) {
      let sum = 0;
      const table = tables[c]!;
      for (let b = 0; b < melBands; b++) sum += table[b]! * mel[from + b]!;
      rows[t * (cepstra + 1) + c] = sum;
    }
    rows[t * (cepstra + 1) + cepstra] = loudness[kept[t]!]!;
  }
  normaliseColumns(rows, cepstra + 1);
  return { rowCount: count, values: withSlopes(rows) };
}

function cosines(): readonly Float64Array[] {
  return Array.from({ length: cepstra }, (_, c) =>
    Float64Array.from({ length: melBands }, (_, b) => Math.cos((Math.PI * (c + 1) * (b + 0.5)) / melBands)),
  );
}

/** Mean 0 and spread 1 in every column. */
function normaliseColumns(rows: Float32Array, width: number): void {
  const count = rows.length / width;
  for (let c = 0; c < width; c++) {
    let sum = 0;
    let squares = 0;
    for (let t = 0; t < count; t++) {
      const value = rows[t * width + c]!;
      sum += value;
      squares += value * value;
    }
    const mean = sum / count;
    const spread = Math.sqrt(Math.max(1e-9, squares / count - mean * mean));
    for (let t = 0; t < count; t++) rows[t * width + c] = (rows[t * width + c]! - mean) / spread;
  }
}

function withSlopes(rows: Float32Array): Float32Array {
  const width = cepstra + 1;
  const count = rows.length / width;
  const values = new Float32Array(count * featureCount);
  for (let t = 0; t < count; t++) {
    const before = Math.max(0, t - slopeReach) * width;
    const after = Math.min(count - 1, t + slopeReach) * width;
    for (let c = 0; c < cepstra; c++) {
      values[t * featureCount + c] = rows[t * width + c]!;
      values[t * featureCount + cepstra + c] = rows[after + c]! - rows[before + c]!;
    }
    values[t * featureCount + 2 * cepstra] = loudnessWeight * rows[t * width + cepstra]!;
  }
  return values;
}

/** Neighbouring rows averaged: the same speech at a coarser rate. */
export function coarser(values: Float32Array, factor: number): Float32Array {
  const count = Math.ceil(values.length / featureCount / factor);
  const averaged = new Float32Array(count * featureCount);
  for (let t = 0; t < count; t++) {
    const end = Math.min(values.length / featureCount, (t + 1) * factor);
    for (let row = t * factor; row < end; row++) {
      for (let c = 0; c < featureCount; c++) averaged[t * featureCount + c]! += values[row * featureCount + c]!;
    }
    for (let c = 0; c < featureCount; c++) averaged[t * featureCount + c]! /= end - t * factor;
  }
  return averaged;
}

/** The same sounds in another order, its second half first: what a text that is not said would come to. */
export function turned({ rowCount, values }: SpeechFeatures): SpeechFeatures {
  const half = Math.floor(rowCount / 2) * featureCount;
  const swapped = new Float32Array(values.length);
  swapped.set(values.subarray(half));
  swapped.set(values.subarray(0, half), values.length - half);
  return { rowCount, values: swapped };
}
