import { rescale } from '../rational-math.js';
import { readSound, type SoundFormat } from './read-sound.js';
import type { SoundFile } from './sound-files.js';

const chunkSamples = 16384;

/**
 * Reads stretches of one file's sound. Going on, or forwards, costs what lies between; going back starts the file anew,
 * because sound decodes exactly only from its start.
 */
export class SoundCursor implements AsyncDisposable {
  readonly #file: SoundFile;
  readonly #format: SoundFormat;
  readonly #signal: AbortSignal | undefined;
  /** Silence before the file's first sample, at the format's rate. */
  readonly #lead: number;
  #chunks: AsyncGenerator<Float32Array> | undefined;
  #rest = new Float32Array(0);
  /** The file's sample that comes next. */
  #position = 0;

  constructor(file: SoundFile, format: SoundFormat, signal: AbortSignal | undefined) {
    this.#file = file;
    this.#format = format;
    this.#signal = signal;
    this.#lead = rescale(file.lead, format.sampleRate, file.sampleRate);
  }

  /** Exactly `count` samples from `from` on, as interleaved floats of the consumer's own; silence beyond the file's ends. */
  async *read(from: number, count: number): AsyncGenerator<Float32Array> {
    const before = Math.min(count, Math.max(0, this.#lead - from));
    yield* silence(before, this.#format.channels);
    let left = count - before;
    if (left === 0) return;
    await this.#goTo(from + before - this.#lead);
    while (left > 0) {
      const part = await this.#take(left);
      if (!part) break;
      left -= part.length / this.#format.channels;
      yield part;
    }
    yield* silence(left, this.#format.channels);
  }

  async #goTo(sample: number): Promise<void> {
    if (sample < this.#position) await this[Symbol.asyncDispose]();
    while (this.#position < sample) {
      if (!(await this.#take(sample - this.#position))) return;
    }
  }

  /** The next samples, at most so many; undefined at the end. */
  async #take(most: number): Promise<Float32Array | undefined> {
    this.#chunks ??= readSound(this.#file.path, this.#format, this.#signal);
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return undefined;
      this.#rest = next.value as Float32Array<ArrayBuffer>;
    }
    const part = this.#rest.subarray(0, most * this.#format.channels);
    this.#rest = this.#rest.subarray(part.length);
    this.#position += part.length / this.#format.channels;
    return part;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const chunks = this.#chunks;
    this.#chunks = undefined;
    this.#rest = new Float32Array(0);
    this.#position = 0;
    await chunks?.return(undefined);
  }
}

/** So many samples of nothing, in chunks. */
export function* silence(count: number, channels: number): Generator<Float32Array> {
  for (let left = count; left > 0; left -= chunkSamples) {
    yield new Float32Array(Math.min(left, chunkSamples) * channels);
  }
}
