/** What one channel of a recording is like. Levels are factors of full scale. */
export interface ChannelFigures {
  /** Mean of all samples: 0 unless the microphone or its amplifier has an offset. */
  readonly dcOffset: number;
  readonly rms: number;
  readonly peak: number;
  /** Share of all samples that lie in flattened peaks, 0 to 1. */
  readonly clippedShare: number;
}

/** What all channels are like, and how the first two go together. */
export interface SoundFigures {
  readonly samples: number;
  readonly channels: readonly ChannelFigures[];
  /** Correlation of the first two channels, −1 to 1; undefined for one channel or a silent one. */
  readonly correlation: number | undefined;
}

/** Samples next to each other that differ by less are equal: a little more than a step of 16 bits. */
const flat = 4e-5;
/** So many equal samples in a row are a flattened peak; a natural one has two or three. */
const leastRun = 4;
/** Peaks below a fifth of full scale are not flattened by an input that is driven too hard. */
const leastLevel = 0.2;
/** Samples this near to full scale count in shorter runs: a lossy codec ripples flattened peaks. */
const fullScale = 0.99;

/** Gathers figures on interleaved samples, chunk by chunk. */
export class ChannelMeter {
  readonly #channels: number;
  #samples = 0;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  readonly #peaks: Float64Array;
  readonly #clipped: Float64Array;
  readonly #last: Float64Array;
  readonly #runs: Int32Array;
  #product = 0;

  constructor(channels: number) {
    this.#channels = channels;
    this.#sums = new Float64Array(channels);
    this.#squares = new Float64Array(channels);
    this.#peaks = new Float64Array(channels);
    this.#clipped = new Float64Array(channels);
    this.#last = new Float64Array(channels);
    this.#runs = new Int32Array(channels);
  }

  add(chunk: Float32Array): void {
    const channels = this.#channels;
    for (let at = 0; at < chunk.length; at += channels) {
      for (let c = 0; c < channels; c++) this.#addSample(chunk[at + c] as number, c);
      if (channels > 1) this.#product += (chunk[at] as number) * (chunk[at + 1] as number);
    }
    this.#samples += chunk.length / channels;
  }

  finish(): SoundFigures {
    const samples = Math.max(1, this.#samples);
    const channels = Array.from({ length: this.#channels }, (_, c): ChannelFigures => {
      this.#endRun(c);
      return {
        dcOffset: (this.#sums[c] as number) / samples,
        rms: Math.sqrt((this.#squares[c] as number) / samples),
        peak: this.#peaks[c] as number,
        clippedShare: (this.#clipped[c] as number) / samples,
      };
    });
    const [first, second] = this.#squares;
    const together = Math.sqrt((first ?? 0) * (second ?? 0));
    return { samples: this.#samples, channels, correlation: together > 0 ? this.#product / together : undefined };
  }

  #addSample(sample: number, c: number): void {
    const level = Math.abs(sample);
    const last = this.#last[c] as number;
    this.#sums[c] = (this.#sums[c] as number) + sample;
    this.#squares[c] = (this.#squares[c] as number) + sample * sample;
    if (level > (this.#peaks[c] as number)) this.#peaks[c] = level;
    const goesOn =
      level >= leastLevel &&
      sample * last > 0 &&
      (Math.abs(sample - last) <= flat || (level >= fullScale && Math.abs(last) >= fullScale));
    if (goesOn) this.#runs[c] = (this.#runs[c] as number) + 1;
    else this.#endRun(c);
    this.#last[c] = sample;
  }

  /** A run of n steps has n + 1 samples. */
  #endRun(c: number): void {
    const length = (this.#runs[c] as number) + 1;
    if (length >= leastRun) this.#clipped[c] = (this.#clipped[c] as number) + length;
    this.#runs[c] = 0;
  }
}
