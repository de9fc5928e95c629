/** How a limiter works. Levels are factors, not decibels. */
export interface LimiterOptions {
  readonly sampleRate: number;
  readonly channels: number;
  /** Factor before limiting. */
  readonly gain: number;
  /** What no true peak exceeds. */
  readonly ceiling: number;
}

/** Points between two samples at which the peak is looked for, as ITU-R BS.1770-4, annex 2, asks for 48 kHz. */
const phases = 4;
/** Samples on each side that a point between two samples is computed from. */
const reach = 8;
/** Seconds over which the gain goes down before a peak. */
const attackSeconds = 0.005;
/** Time constant with which it comes back, in seconds: long enough not to follow the waves of a low voice. */
const releaseSeconds = 0.08;

/**
 * Makes a sound louder and holds its true peaks below a ceiling: interleaved samples in, as many out at the same places.
 * The gain is lowered in time before each peak, in a straight line, the same for all channels, so nothing is ever cut off.
 * Memory does not grow with the length.
 */
export async function* limited(
  sound: AsyncIterable<Float32Array>,
  options: LimiterOptions,
): AsyncGenerator<Float32Array> {
  const limiter = new Limiter(options);
  for await (const chunk of sound) {
    const out = limiter.push(chunk);
    if (out.length > 0) yield out;
  }
  const out = limiter.finish();
  if (out.length > 0) yield out;
}

/**
 * Steps for sample n, which is known `lag` samples later: the gain it needs by itself; the least gain that any sample up
 * to `attack` later needs; that with a slow way back up; and the mean of the last `attack + 1` of these. Each value in
 * that mean is at most what sample n needs, so the mean is too.
 */
class Limiter {
  readonly #options: LimiterOptions;
  readonly #attack: number;
  readonly #release: number;
  readonly #taps = interpolationTaps();
  /** The last `2 · reach` samples by channel, as a ring. */
  readonly #recent: Float32Array;
  readonly #waiting: SampleQueue;
  readonly #least: SlidingMinimum;
  readonly #means: Float64Array;
  #sum: number;
  #gain = 1;
  #seen = 0;

  constructor(options: LimiterOptions) {
    const { sampleRate, channels } = options;
    this.#options = options;
    this.#attack = Math.max(1, Math.round(sampleRate * attackSeconds));
    this.#release = 1 - Math.exp(-1 / (sampleRate * releaseSeconds));
    this.#recent = new Float32Array(channels * reach * 2);
    this.#waiting = new SampleQueue(channels, this.#attack + reach + 1);
    this.#least = new SlidingMinimum(this.#attack + 1);
    this.#means = new Float64Array(this.#attack + 1).fill(1);
    this.#sum = this.#means.length;
  }

  push(samples: Float32Array): Float32Array {
    const { channels, gain } = this.#options;
    const out = new Float32Array(samples.length);
    let written = 0;
    for (let at = 0; at < samples.length; at += channels) {
      for (let c = 0; c < channels; c++) this.#waiting.add((samples[at + c] as number) * gain);
      written += this.#step(samples, at, out, written);
    }
    return out.subarray(0, written);
  }

  /** What is still inside, pushed out by silence. */
  finish(): Float32Array {
    const { channels } = this.#options;
    const quiet = new Float32Array(channels);
    const rest = Math.min(this.#seen, this.#lag);
    const out = new Float32Array(rest * channels);
    let written = 0;
    while (written < out.length) {
      for (let c = 0; c < channels; c++) this.#waiting.add(0);
      written += this.#step(quiet, 0, out, written);
    }
    return out;
  }

  /** Samples between a sample's coming in and its going out. */
  get #lag(): number {
    return this.#attack + reach;
  }

  #step(samples: Float32Array, at: number, out: Float32Array, to: number): number {
    const { channels, gain, ceiling } = this.#options;
    let peak = 0;
    for (let c = 0; c < channels; c++) peak = Math.max(peak, this.#peakOf((samples[at + c] as number) * gain, c));
    const least = this.#least.add(peak > ceiling ? ceiling / peak : 1);
    this.#gain = Math.min(least, this.#gain + (1 - this.#gain) * this.#release);
    const place = this.#seen % this.#means.length;
    this.#sum += this.#gain - (this.#means[place] as number);
    this.#means[place] = this.#gain;
    this.#seen += 1;
    if (this.#seen <= this.#lag) return 0;
    const factor = Math.min(1, this.#sum / this.#means.length);
    for (let c = 0; c < channels; c++) out[to + c] = this.#waiting.take() * factor;
    return channels;
  }

  /** Highest magnitude from the sample `reach` ago up to the one after it, when this sample is the newest. */
  #peakOf(sample: number, channel: number): number {
    const size = reach * 2;
    const base = channel * size;
    const newest = this.#seen % size;
    this.#recent[base + newest] = sample;
    let peak = Math.abs(this.#recent[base + ((newest + reach) % size)] as number);
    for (let phase = 1; phase < phases; phase++) {
      let value = 0;
      const from = (phase - 1) * size;
      for (let i = 0, k = newest + 1; i < size; i++, k++) {
        value += (this.#taps[from + i] as number) * (this.#recent[base + (k >= size ? k - size : k)] as number);
      }
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }
}

/** Weights of 2 · reach samples for each point between the middle two: a sinc under a Hann window. */
function interpolationTaps(): Float64Array {
  const size = reach * 2;
  const taps = new Float64Array((phases - 1) * size);
  for (let phase = 1; phase < phases; phase++) {
    for (let i = 0; i < size; i++) {
      const x = i - (reach - 1) - phase / phases;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / (reach + 0.5));
      taps[(phase - 1) * size + i] = (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
    }
  }
  return taps;
}

/** First in, first out, of interleaved samples; as long as the limiter's lag at most. */
class SampleQueue {
  readonly #ring: Float32Array;
  #in = 0;
  #out = 0;

  constructor(channels: number, samples: number) {
    this.#ring = new Float32Array(channels * samples);
  }

  add(value: number): void {
    this.#ring[this.#in] = value;
    this.#in = (this.#in + 1) % this.#ring.length;
  }

  take(): number {
    const value = this.#ring[this.#out] as number;
    this.#out = (this.#out + 1) % this.#ring.length;
    return value;
  }
}

/** The least of the last `size` values, each step in constant time on average (a monotonic queue). */
class SlidingMinimum {
  readonly #size: number;
  readonly #values: Float64Array;
  readonly #places: Float64Array;
  #first = 0;
  #count = 0;
  #place = 0;

  constructor(size: number) {
    this.#size = size;
    this.#values = new Float64Array(size + 1);
    this.#places = new Float64Array(size + 1);
  }

  add(value: number): number {
    const length = this.#values.length;
    let end = (this.#first + this.#count) % length;
    while (this.#count > 0) {
      const last = end === 0 ? length - 1 : end - 1;
      if ((this.#values[last] as number) < value) break;
      this.#count -= 1;
      end = last;
    }
    this.#count += 1;
    this.#values[end] = value;
    this.#places[end] = this.#place++;
    if ((this.#places[this.#first] as number) <= this.#place - 1 - this.#size) {
      this.#first = (this.#first + 1) % length;
      this.#count -= 1;
    }
    return this.#values[this.#first] as number;
  }
}
