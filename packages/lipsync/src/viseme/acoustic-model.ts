import { fileURLToPath } from 'node:url';
import type { Inference, ModelSession } from '@talkgraph/inference';
import { melBands } from '@talkgraph/media';
import { mouthParameters } from '../mouth-shape.js';
import { featureCount, normalisationContext, normaliseRows } from './normalise.js';
import { visemeIds } from './viseme-table.js';

/** Changes whenever the weights or the motion made from them do: part of the key of stored mouth tracks. */
export const acousticModelVersion = 'viseme-10';

/** The weights that come with this package. */
export const acousticModelPath = fileURLToPath(new URL('../../models/viseme.onnx', import.meta.url));

/** Rows the network sees on either side of a row, rounded up; even, because it works on pairs of rows. */
const networkContext = 80;
const context = normalisationContext + networkContext;
/** Rows answered at a time: twenty seconds. Blocks begin at multiples of this whatever chunks the sound came in. */
const blockRows = 2_000;

/** What the network hears in one block of rows. */
export interface AcousticBlock {
  readonly rowCount: number;
  /** Probability of every viseme class, `visemeIds.length` numbers a row. */
  readonly classes: Float32Array;
  /** Mouth parameters as estimated, `mouthParameters.length` numbers a row. */
  readonly shapes: Float32Array;
  /** Natural log of each row's power. */
  readonly loudness: Float32Array;
}

export interface AcousticModelOptions {
  readonly inference: Inference;
  /** Another file of weights with the same inputs and outputs. */
  readonly modelPath?: string;
  readonly signal?: AbortSignal;
}

/**
 * Runs the acoustic model over log-mel rows as they come. Memory is bounded by one block and its context; the blocks'
 * borders depend on the row numbers only, so neither chunking nor length changes a result.
 * @throws MODEL_MISSING, MODEL_BROKEN, MODEL_RUN_FAILED
 */
export async function* hearRows(
  logMel: AsyncIterable<Float32Array>,
  { inference, modelPath = acousticModelPath, signal }: AcousticModelOptions,
): AsyncGenerator<AcousticBlock> {
  const session = await inference.load({ name: acousticModelVersion, path: modelPath });
  const buffer = new RowBuffer();
  let next = 0;
  for await (const part of logMel) {
    buffer.append(part);
    while (buffer.end >= next + blockRows + context) {
      signal?.throwIfAborted();
      yield await hearBlock(session, buffer, next, next + blockRows);
      next += blockRows;
      buffer.dropBefore(next - context);
    }
  }
  while (next < buffer.end) {
    signal?.throwIfAborted();
    const end = Math.min(buffer.end, next + blockRows);
    yield await hearBlock(session, buffer, next, end);
    next = end;
  }
}

async function hearBlock(session: ModelSession, buffer: RowBuffer, first: number, end: number): Promise<AcousticBlock> {
  const from = Math.max(0, first - context);
  const to = Math.min(buffer.end, end + context);
  const netFrom = Math.max(from, first - networkContext);
  const netTo = Math.min(to, end + networkContext);
  const features = normaliseRows(buffer.rows(from, to));
  const data = features.slice((netFrom - from) * featureCount, (netTo - from) * featureCount);
  const made = await session.run({ features: { data, dims: [1, netTo - netFrom, featureCount] } });
  const cut = (name: string, columns: number) =>
    (made[name]!.data as Float32Array).slice((first - netFrom) * columns, (end - netFrom) * columns);
  return {
    rowCount: end - first,
    classes: cut('classes', visemeIds.length),
    shapes: cut('shapes', mouthParameters.length),
    loudness: loudnessOf(buffer.rows(first, end)),
  };
}

function loudnessOf(logMel: Float32Array): Float32Array {
  return Float32Array.from({ length: logMel.length / melBands }, (_, t) => {
    let power = 0;
    for (let b = 0; b < melBands; b++) power += Math.exp(logMel[t * melBands + b]!);
    return Math.log(power);
  });
}

/** Log-mel rows by their number, of which the old ones can be dropped. */
class RowBuffer {
  #joined = new Float32Array(0);
  #first = 0;
  #parts: Float32Array[] = [];
  /** One more than the number of the last row. */
  end = 0;

  append(part: Float32Array): void {
    this.#parts.push(part);
    this.end += part.length / melBands;
  }

  rows(from: number, to: number): Float32Array {
    this.#join();
    return this.#joined.subarray((from - this.#first) * melBands, (to - this.#first) * melBands);
  }

  dropBefore(row: number): void {
    if (row <= this.#first) return;
    this.#join();
    this.#joined = this.#joined.slice((row - this.#first) * melBands);
    this.#first = row;
  }

  #join(): void {
    if (this.#parts.length === 0) return;
    const both = new Float32Array((this.end - this.#first) * melBands);
    both.set(this.#joined);
    let at = this.#joined.length;
    for (const part of this.#parts) {
      both.set(part, at);
      at += part.length;
    }
    this.#joined = both;
    this.#parts = [];
  }
}
