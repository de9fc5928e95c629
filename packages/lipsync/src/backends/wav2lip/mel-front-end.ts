import { createFft } from '@talkgraph/media';

/** What Wav2Lip hears: 80 mel bands of 16 kHz sound, 80 columns a second (hparams.py of the original). */
export const melRate = 80;
export const melBandCount = 80;
export const melSampleRate = 16_000;
/** Numbers are clipped to this range; digital silence is the lower end. */
export const melLowest = -4;
export const melHighest = 4;

const hop = melSampleRate / melRate;
const windowLength = 800;
const pad = windowLength / 2;
const preEmphasis = 0.97;
const binCount = windowLength / 2 + 1;

/** Takes mono sound at 16 kHz as it arrives; answers the columns that are complete, `melBandCount` numbers each. */
export interface MelFrontEnd {
  push(samples: Float32Array): Float32Array;
  /** The remaining columns. A sound of n samples gives 1 + floor(n / 200) columns in all. */
  finish(): Float32Array;
}

/**
 * The mel spectrogram that Wav2Lip is trained on, column by column: pre-emphasis 0.97; magnitude of an 800-point transform every
 * 200 samples (periodic Hann window, the sound reflected at both ends, so column i is centred on sample 200 i); 80 triangular bands
 * from 55 to 7600 Hz on Slaney's mel scale with Slaney's area norm; 20 log10(max(1e-5, x)) - 20 dB; clip(8 (S + 100) / 100 - 4, -4, 4).
 * The definition is audio.py and hparams.py of Wav2Lip with librosa; `mel-front-end.test.ts` compares with librosa's own numbers.
 */
export function createMelFrontEnd(): MelFrontEnd {
  const analyse = createAnalyser();
  /** Emphasised samples from the start of the next column's window on; the first ones wait until they can be reflected. */
  let waiting = new Float64Array(0);
  let last = 0;
  let received = 0;
  let started = false;

  const drain = (): Float32Array => {
    const count = Math.max(0, Math.floor((waiting.length - windowLength) / hop) + 1);
    const columns = new Float32Array(count * melBandCount);
    for (let i = 0; i < count; i++) analyse(waiting, i * hop, columns, i * melBandCount);
    waiting = waiting.slice(count * hop);
    return columns;
  };

  return {
    push(samples) {
      const grown = new Float64Array(waiting.length + samples.length);
      grown.set(waiting);
      for (let i = 0, at = waiting.length; i < samples.length; i++, at++) {
        grown[at] = samples[i]! - preEmphasis * last;
        last = samples[i]!;
      }
      waiting = grown;
      received += samples.length;
      if (!started) {
        if (received <= pad) return new Float32Array(0);
        waiting = joined(reflected(waiting, pad), waiting);
        started = true;
      }
      return drain();
    },
    finish() {
      // A sound shorter than half a window has nothing to reflect: silence surrounds it.
      const tail = started ? reflected(waiting.toReversed(), pad).reverse() : new Float64Array(pad);
      waiting = joined(started ? waiting : joined(new Float64Array(pad), waiting), tail);
      return drain();
    },
  };
}

/** The `count` samples after the first, backwards. */
function reflected(samples: Float64Array, count: number): Float64Array<ArrayBuffer> {
  return samples.slice(1, count + 1).reverse();
}

function joined(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Makes one column from the window that begins at `from`. */
function createAnalyser(): (samples: Float64Array, from: number, into: Float32Array, at: number) => void {
  const hann = Float64Array.from(
    { length: windowLength },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / windowLength),
  );
  const transform = createSpectrum();
  const bands = slaneyBands();
  const magnitude = new Float64Array(binCount);
  const windowed = new Float64Array(windowLength);
  return (samples, from, into, at) => {
    for (let i = 0; i < windowLength; i++) windowed[i] = samples[from + i]! * hann[i]!;
    transform(windowed, magnitude);
    for (const [b, { first, weights }] of bands.entries()) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * magnitude[first + i]!;
      const decibels = 20 * Math.log10(Math.max(1e-5, sum)) - 20;
      into[at + b] = Math.min(melHighest, Math.max(melLowest, (8 * (decibels + 100)) / 100 - 4));
    }
  };
}

/** 800 = 25 x 32: transforms of 32 points, then of 25 points across them (Cooley and Tukey 1965). */
const [outer, inner] = [25, 32] as const;

/** Magnitudes of the first 401 coefficients of an 800-point transform. */
function createSpectrum(): (samples: Float64Array, magnitude: Float64Array) => void {
  const fft = createFft(inner);
  const cosine = Float64Array.from({ length: windowLength }, (_, i) => Math.cos((2 * Math.PI * i) / windowLength));
  const sine = Float64Array.from({ length: windowLength }, (_, i) => Math.sin((2 * Math.PI * i) / windowLength));
  const [re, im] = [new Float64Array(inner), new Float64Array(inner)];
  const [real, imaginary] = [new Float64Array(windowLength), new Float64Array(windowLength)];
  return (samples, magnitude) => {
    for (let a = 0; a < outer; a++) {
      for (let b = 0; b < inner; b++) re[b] = samples[a + outer * b]!;
      im.fill(0);
      fft(re, im);
      for (let k = 0; k < inner; k++) {
        const turn = (a * k) % windowLength;
        real[a * inner + k] = re[k]! * cosine[turn]! + im[k]! * sine[turn]!;
        imaginary[a * inner + k] = im[k]! * cosine[turn]! - re[k]! * sine[turn]!;
      }
    }
    for (let bin = 0; bin < binCount; bin++) {
      const k = bin % inner;
      const step = Math.floor(bin / inner) * inner;
      let [sumRe, sumIm] = [0, 0];
      for (let a = 0; a < outer; a++) {
        const turn = (a * step) % windowLength;
        const [x, y] = [real[a * inner + k]!, imaginary[a * inner + k]!];
        sumRe += x * cosine[turn]! + y * sine[turn]!;
        sumIm += y * cosine[turn]! - x * sine[turn]!;
      }
      magnitude[bin] = Math.hypot(sumRe, sumIm);
    }
  };
}

interface Band {
  readonly first: number;
  readonly weights: Float64Array;
}

/** Triangles between mel-spaced edges, each of area 2 / (width in Hz): librosa.filters.mel with its defaults. */
function slaneyBands(): Band[] {
  const [low, high] = [toMel(55), toMel(7600)];
  const edges = Array.from({ length: melBandCount + 2 }, (_, i) => toHz(low + ((high - low) * i) / (melBandCount + 1)));
  return Array.from({ length: melBandCount }, (_, b) => {
    const [left, centre, right] = [edges[b]!, edges[b + 1]!, edges[b + 2]!];
    const heights = Array.from({ length: binCount }, (_, bin) => {
      const hz = (bin * melSampleRate) / windowLength;
      const height = Math.max(0, Math.min((hz - left) / (centre - left), (right - hz) / (right - centre)));
      return (height * 2) / (right - left);
    });
    const first = Math.max(
      0,
      heights.findIndex((height) => height > 0),
    );
    const end = heights.findLastIndex((height) => height > 0) + 1;
    return { first, weights: Float64Array.from(heights.slice(first, end)) };
  });
}

/** Slaney's mel scale (Auditory Toolbox, 1998): linear up to 1 kHz, 15 mel there, logarithmic above. */
const linearHz = 200 / 3;
const logFrom = 1000;
const logStep = Math.log(6.4) / 27;

function toMel(hz: number): number {
  return hz < logFrom ? hz / linearHz : logFrom / linearHz + Math.log(hz / logFrom) / logStep;
}

function toHz(mel: number): number {
  const from = logFrom / linearHz;
  return mel < from ? mel * linearHz : logFrom * Math.exp(logStep * (mel - from));
}
