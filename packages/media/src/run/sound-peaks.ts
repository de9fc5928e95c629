import type { Clip } from '../clip.js';
import { type ReadPcmOptions, readPcm } from './read-pcm.js';

/** How loud a sound is along its length, for drawing it. */
export interface SoundPeaks {
  /** Lowest and highest sample of each stretch in turn: min, max, min, max…; all channels mixed; −1 to 1. */
  readonly peaks: readonly number[];
  readonly sampleRate: number;
  readonly sampleCount: number;
  /** Samples of one stretch; the last may be shorter. */
  readonly samplesPerPeak: number;
}

export interface SoundPeaksOptions extends Omit<ReadPcmOptions, 'sampleRate' | 'channels'> {
  /** At most so many stretches; 1000 by default. Half as many to all are answered, of a very short sound fewer. */
  readonly count?: number;
}

/** Rate at which peaks are looked for: enough for every drawing, and quick. */
const sampleRate = 16000;

/**
 * The peaks of a file's or a recipe's sound. The sound is read once without knowing its length: stretches are joined two
 * by two whenever there are too many, so memory does not grow with the length.
 * @throws what `readPcm` throws
 */
export async function soundPeaks(source: string | Clip, options: SoundPeaksOptions = {}): Promise<SoundPeaks> {
  const { count = 1000, ...rest } = options;
  const gathered = new PeakGatherer(2 * Math.ceil(Math.max(2, count) / 2));
  for await (const chunk of readPcm(source, { ...rest, sampleRate, channels: 1 })) gathered.add(chunk);
  return { ...gathered.finish(), sampleRate };
}

class PeakGatherer {
  readonly #most: number;
  #peaks: number[] = [];
  #samplesPerPeak = 16;
  #sampleCount = 0;
  #filled = 0;
  #low = 0;
  #high = 0;

  /** @param most an even number of stretches, at which they are joined two by two */
  constructor(most: number) {
    this.#most = most;
  }

  add(samples: Float32Array): void {
    this.#sampleCount += samples.length;
    for (const sample of samples) {
      if (this.#filled === 0 || sample < this.#low) this.#low = sample;
      if (this.#filled === 0 || sample > this.#high) this.#high = sample;
      if (++this.#filled === this.#samplesPerPeak) this.#close();
    }
  }

  finish(): Omit<SoundPeaks, 'sampleRate'> {
    if (this.#filled > 0) this.#close();
    return {
      peaks: this.#peaks.map((peak) => Math.round(peak * 10_000) / 10_000),
      sampleCount: this.#sampleCount,
      samplesPerPeak: this.#samplesPerPeak,
    };
  }

  #close(): void {
    this.#peaks.push(this.#low, this.#high);
    this.#filled = 0;
    if (this.#peaks.length / 2 === this.#most) this.#halve();
  }

  #halve(): void {
    const peaks: number[] = [];
    for (let i = 0; i < this.#peaks.length; i += 4) {
      peaks.push(
        Math.min(this.#peaks[i] as number, this.#peaks[i + 2] as number),
        Math.max(this.#peaks[i + 1] as number, this.#peaks[i + 3] as number),
      );
    }
    this.#peaks = peaks;
    this.#samplesPerPeak *= 2;
  }
}
