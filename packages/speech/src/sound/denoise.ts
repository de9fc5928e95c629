import { fixedBlocks } from './fixed-blocks.js';
import { Rnnoise, rnnoiseFrame } from './rnnoise.js';

export interface DenoiseOptions {
  readonly channels: number;
  /** 0 leaves the sound as it is, 1 keeps only what is speech. */
  readonly strength: number;
}

/** Frames that are handed on together. */
const framesEach = 64;
/** Frames heard before the first is cleaned, four seconds: the suppressor tells noise from speech only once it heard both. */
const framesAhead = 400;

/**
 * Takes steady and unsteady noise out of speech: interleaved samples at 48 kHz in, as many out, at the same places (the
 * suppressor's delay of 10 ms is taken out), each channel by itself. Memory does not grow with the length.
 */
export async function* denoise(
  sound: AsyncIterable<Float32Array>,
  { channels, strength }: DenoiseOptions,
): AsyncGenerator<Float32Array> {
  const size = rnnoiseFrame * channels;
  const suppressors: Rnnoise[] = [];
  try {
    for (let i = 0; i < channels; i++) suppressors.push(await Rnnoise.open());
    const clean = (frame: Float32Array, cleaned: Float32Array): void => {
      for (const [channel, one] of suppressors.entries()) one.process(frame, cleaned, channel, channels);
    };
    const batch = new OutputBatch(size);
    const before = new Float32Array(size);
    const cleaned = new Float32Array(size);
    let last = 0;
    for await (const { block, filled } of heardAhead(fixedBlocks(sound, size), clean)) {
      clean(block, cleaned);
      if (last > 0) {
        const full = batch.add(before, cleaned, strength, size);
        if (full) yield full;
      }
      before.set(block);
      last = filled;
    }
    if (last > 0) {
      clean(new Float32Array(size), cleaned);
      const full = batch.add(before, cleaned, strength, last);
      if (full) yield full;
    }
    yield* batch.rest();
  } finally {
    for (const one of suppressors) one[Symbol.dispose]();
  }
}

interface Block {
  readonly block: Float32Array;
  readonly filled: number;
}

/** The same blocks, after the first of them went through the suppressor once for its ears only. */
async function* heardAhead(
  blocks: AsyncGenerator<Block>,
  clean: (frame: Float32Array, cleaned: Float32Array) => void,
): AsyncGenerator<Block> {
  let ahead: Block[] | undefined = [];
  for await (const { block, filled } of blocks) {
    if (!ahead) {
      yield { block, filled };
      continue;
    }
    ahead.push({ block: block.slice(), filled });
    clean(block, new Float32Array(block.length));
    if (ahead.length < framesAhead) continue;
    yield* ahead;
    ahead = undefined;
  }
  if (ahead) yield* ahead;
}

/** Joins short frames to chunks worth handing on. */
class OutputBatch {
  readonly #size: number;
  #chunk: Float32Array;
  #filled = 0;

  constructor(size: number) {
    this.#size = size * framesEach;
    this.#chunk = new Float32Array(this.#size);
  }

  /** Adds the first `count` numbers of a frame, mixed from the dry and the cleaned one; answers a chunk that is full. */
  add(dry: Float32Array, wet: Float32Array, strength: number, count: number): Float32Array | undefined {
    const chunk = this.#chunk;
    for (let i = 0, k = this.#filled; i < count; i++, k++) {
      const sample = dry[i] as number;
      chunk[k] = sample + ((wet[i] as number) - sample) * strength;
    }
    this.#filled += count;
    if (this.#filled < this.#size) return undefined;
    this.#chunk = new Float32Array(this.#size);
    this.#filled = 0;
    return chunk;
  }

  *rest(): Generator<Float32Array> {
    if (this.#filled > 0) yield this.#chunk.subarray(0, this.#filled);
  }
}
