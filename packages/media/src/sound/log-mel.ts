import { createFft } from './fft.js';

/** Sample rate that every part of the acoustic path works at. */
export const speechSampleRate = 16_000;
/** Samples from one feature row to the next: 10 ms, so that rows fall on the rows of a mouth track. */
export const melHop = 160;
/** Triangular bands per row. */
export const melBands = 40;

const windowLength = 400;
const fftSize = 512;
const lowHz = 60;
const highHz = 7_600;
/** Added to the power of a band: keeps digital silence finite, 20 dB under the quantisation noise of 16 bits. */
const powerFloor = 1e-12;

/** Turns mono sound at 16 kHz into rows of natural-log band power, as it arrives. */
export interface LogMelStream {
  /** Takes samples of any count; answers the rows that are complete, `melBands` numbers each. */
  push(samples: Float32Array): Float32Array;
  /** The remaining rows: the sound is taken to be followed by silence. */
  finish(): Float32Array;
}

/**
 * Row i looks at the 25 ms around sample 160 i (Hann window), so a sound of n samples gives ceil(n / 160) rows and row i
 * describes the moment i/100 s. Band edges are equally spaced on the mel scale 2595 log10(1 + f/700) (O'Shaughnessy
 * 1987); the bands' powers of a full-scale sine add up to about 0.48.
 */
export function createLogMelStream(): LogMelStream {
  const frame = createFrameAnalyser();
  // Half a window of silence before the sound centres row 0 on sample 0.
  let pending = new Float32Array(windowLength / 2);
  let received = 0;
  let emitted = 0;

  const drain = (lastRow: number): Float32Array => {
    const ready = Math.max(0, Math.floor((pending.length - windowLength) / melHop) + 1);
    const count = Math.min(ready, lastRow - emitted);
    const rows = new Float32Array(Math.max(0, count) * melBands);
    for (let i = 0; i < count; i++) {
      frame(pending.subarray(i * melHop, i * melHop + windowLength), rows.subarray(i * melBands, (i + 1) * melBands));
    }
    if (count > 0) pending = pending.slice(count * melHop);
    emitted += Math.max(0, count);
    return rows;
  };

  return {
    push(samples) {
      received += samples.length;
      pending = joined(pending, samples);
      return drain(Number.POSITIVE_INFINITY);
    },
    finish() {
      pending = joined(pending, new Float32Array(windowLength));
      return drain(Math.ceil(received / melHop));
    },
  };
}

function joined(a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function createFrameAnalyser(): (samples: Float32Array, row: Float32Array) => void {
  const fft = createFft(fftSize);
  const taper = Float64Array.from({ length: windowLength }, (_, i) => {
    return (0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / windowLength)) / (windowLength / 2);
  });
  const bands = melFilters();
  const real = new Float64Array(fftSize);
  const imaginary = new Float64Array(fftSize);
  const power = new Float64Array(fftSize / 2 + 1);
  return (samples, row) => {
    real.fill(0);
    imaginary.fill(0);
    for (let i = 0; i < windowLength; i++) real[i] = samples[i]! * taper[i]!;
    fft(real, imaginary);
    for (let i = 0; i < power.length; i++) power[i] = real[i]! * real[i]! + imaginary[i]! * imaginary[i]!;
    bands.forEach((band, b) => {
      let sum = powerFloor;
      band.weights.forEach((weight, i) => {
        sum += weight * power[band.first + i]!;
      });
      row[b] = Math.log(sum);
    });
  };
}

interface MelBand {
  readonly first: number;
  readonly weights: Float64Array;
}

function melFilters(): MelBand[] {
  const mel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
  const step = (mel(highHz) - mel(lowHz)) / (melBands + 1);
  const binMel = Array.from({ length: fftSize / 2 + 1 }, (_, i) => mel((i * speechSampleRate) / fftSize));
  return Array.from({ length: melBands }, (_, b) => {
    const centre = mel(lowHz) + (b + 1) * step;
    const heights = binMel.map((m) => Math.max(0, 1 - Math.abs(m - centre) / step));
    const first = heights.findIndex((h) => h > 0);
    const last = heights.findLastIndex((h) => h > 0);
    return { first, weights: Float64Array.from(heights.slice(first, last + 1)) };
  });
}
