import { createFft } from '@talkgraph/media';

/** Mains hum: its frequency and level. */
export interface Hum {
  readonly hertz: 50 | 60;
  /** RMS of its harmonics in dBFS. */
  readonly levelDb: number;
}

export interface SpectrumFigures {
  /** Highest frequency at which the recording still has anything, in Hz; undefined where nothing is heard. */
  readonly bandwidthHertz: number | undefined;
  /** Undefined where there is none, or where no pause is long enough to hear it. */
  readonly hum: Hum | undefined;
}

/** What is this far below the strongest band is nothing. */
const nothingDb = 75;
/** A line of the mains stands out this far from what lies around it. */
const lineDb = 10;
/** So many harmonics of one frequency have to be there. */
const leastLines = 2;
const harmonics = [1, 2, 3, 4, 5, 6];

/**
 * Mean power spectra of a sound (mono): one of all of it, one of its pauses. Hann windows of about a third of a second
 * that overlap by half (P. D. Welch, 1967).
 */
export class SpectrumMeter {
  readonly #rate: number;
  readonly #size: number;
  readonly #window: Float64Array;
  readonly #fft: ReturnType<typeof createFft>;
  readonly #block: Float64Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;
  readonly #all: Float64Array;
  readonly #pauses: Float64Array;
  readonly #isPause: (fromSeconds: number, toSeconds: number) => boolean;
  #filled = 0;
  #start = 0;
  #allCount = 0;
  #pauseCount = 0;

  /** @param isPause whether nobody speaks in a stretch of the sound */
  constructor(sampleRate: number, isPause: (fromSeconds: number, toSeconds: number) => boolean) {
    this.#rate = sampleRate;
    this.#isPause = isPause;
    this.#size = 2 ** Math.round(Math.log2(sampleRate / 3));
    this.#fft = createFft(this.#size);
    this.#window = Float64Array.from(
      { length: this.#size },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / this.#size),
    );
    this.#block = new Float64Array(this.#size);
    this.#real = new Float64Array(this.#size);
    this.#imaginary = new Float64Array(this.#size);
    this.#all = new Float64Array(this.#size / 2);
    this.#pauses = new Float64Array(this.#size / 2);
  }

  add(sample: number): void {
    this.#block[this.#filled++] = sample;
    if (this.#filled < this.#size) return;
    this.#take();
    const half = this.#size / 2;
    this.#block.copyWithin(0, half);
    this.#filled = half;
    this.#start += half;
  }

  finish(): SpectrumFigures {
    if (this.#allCount === 0 && this.#filled > 0) {
      this.#block.fill(0, this.#filled);
      this.#take();
    }
    return { bandwidthHertz: this.#bandwidth(), hum: this.#hum() };
  }

  #take(): void {
    const [real, imaginary] = [this.#real, this.#imaginary];
    imaginary.fill(0);
    for (let i = 0; i < this.#size; i++) real[i] = (this.#block[i] as number) * (this.#window[i] as number);
    this.#fft(real, imaginary);
    const pause = this.#isPause(this.#start / this.#rate, (this.#start + this.#filled) / this.#rate);
    for (let i = 0; i < this.#all.length; i++) {
      const power = (real[i] as number) ** 2 + (imaginary[i] as number) ** 2;
      this.#all[i] = (this.#all[i] as number) + power;
      if (pause) this.#pauses[i] = (this.#pauses[i] as number) + power;
    }
    this.#allCount += 1;
    if (pause) this.#pauseCount += 1;
  }

  #bandwidth(): number | undefined {
    const width = Math.max(1, Math.round((200 * this.#size) / this.#rate));
    const bands: number[] = [];
    for (let from = 0; from + width <= this.#all.length; from += width) bands.push(meanOf(this.#all, from, width));
    const strongest = Math.max(0, ...bands);
    if (strongest === 0) return undefined;
    const last = bands.findLastIndex((power) => power > strongest / 10 ** (nothingDb / 10));
    return Math.min(this.#rate / 2, ((last + 1) * width * this.#rate) / this.#size);
  }

  #hum(): Hum | undefined {
    if (this.#pauseCount === 0) return undefined;
    const found = ([50, 60] as const).flatMap((hertz) => {
      const lines = harmonics.map((k) => this.#line(hertz * k)).filter((power) => power > 0);
      if (lines.length < leastLines) return [];
      // A sine of amplitude a has the power (a · sum of the window)² / 4 in its bin; its mean square is a² / 2.
      const sum = this.#size / 2;
      const square = lines.reduce((all, power) => all + (2 * power) / this.#pauseCount / sum ** 2, 0);
      return [{ hertz, levelDb: 10 * Math.log10(square) }];
    });
    return found.sort((a, b) => b.levelDb - a.levelDb)[0];
  }

  /** Power of a line in the pauses; 0 where it does not stand out. */
  #line(hertz: number): number {
    const middle = Math.round((hertz * this.#size) / this.#rate);
    const around: number[] = [];
    for (const side of [-7, -6, -5, -4, 4, 5, 6, 7]) around.push(this.#pauses[middle + side] ?? 0);
    const floor = around.sort((a, b) => a - b)[4] as number;
    const line = Math.max(...[-1, 0, 1].map((side) => this.#pauses[middle + side] ?? 0));
    return floor > 0 && line > floor * 10 ** (lineDb / 10) ? line : 0;
  }
}

function meanOf(values: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += values[i] as number;
  return sum / count;
}
