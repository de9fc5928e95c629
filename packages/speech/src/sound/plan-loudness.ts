import { type Loudness, measureLoudness, type SoundFormat } from '@talkgraph/media';
import { limited } from './limiter.js';

/** A sound that can be read from its start as often as needed. */
export interface RereadableSound {
  readonly format: SoundFormat;
  read(): AsyncIterable<Float32Array>;
}

export interface LoudnessTarget {
  /** Programme loudness wanted, in LUFS. */
  readonly targetLufs: number;
  /** Highest true peak allowed, in dBTP. */
  readonly ceilingDb: number;
}

/** How a sound gets the loudness wanted. */
export interface LoudnessPlan {
  readonly before: Loudness;
  /** Decibels that the sound is raised by; 0 where its loudness is not known. */
  readonly gainDb: number;
  /** Whether peaks would exceed the ceiling, so that a limiter is needed after the gain. */
  readonly limit: boolean;
  /** Loudness that comes out, as measured with a limiter, as computed without. */
  readonly afterLufs: number | undefined;
}

/** Quieter recordings are not raised by more: what is then made loud is mostly noise. */
export const mostGainDb = 30;
/** The limiter stays this far below the ceiling: a peak between samples is only estimated. */
const estimateDb = 0.2;
/** A limiter takes loudness away; the gain is raised until what is missing is no more than this. */
const tolerance = 0.2;
const mostPasses = 4;

/**
 * Measures a sound and finds the gain that brings it to the loudness wanted. A limiter lowers loudness too, so with one
 * the gain is tried out on the whole sound, up to four times.
 */
export async function planLoudness(
  sound: RereadableSound,
  target: LoudnessTarget,
  options: { readonly signal?: AbortSignal; readonly onSamples?: (samplesDone: number) => void } = {},
): Promise<LoudnessPlan> {
  const before = await measureLoudness(sound.read(), sound.format, options);
  const { integratedLufs, truePeakDb } = before;
  if (integratedLufs === undefined || truePeakDb === undefined) {
    return { before, gainDb: 0, limit: false, afterLufs: integratedLufs };
  }
  let gainDb = Math.min(mostGainDb, target.targetLufs - integratedLufs);
  const wanted = integratedLufs + gainDb;
  if (truePeakDb + gainDb <= target.ceilingDb) return { before, gainDb, limit: false, afterLufs: wanted };
  let afterLufs = wanted;
  // How much a further decibel of gain adds, as seen in the last two trials.
  let [yieldDb, lastStep] = [1, 1];
  for (let pass = 0; ; pass++) {
    const trial = limitedTo(sound, gainDb, target.ceilingDb);
    const measured = (await measureLoudness(trial, sound.format, options)).integratedLufs ?? wanted;
    const missing = wanted - measured;
    if (pass > 0) yieldDb = Math.min(1, Math.max(0.3, (measured - afterLufs) / lastStep));
    afterLufs = measured;
    if (Math.abs(missing) <= tolerance || pass === mostPasses - 1) break;
    lastStep = missing / yieldDb;
    gainDb += lastStep;
  }
  return { before, gainDb, limit: true, afterLufs };
}

/** The sound raised by a gain, its true peaks held below a ceiling. */
export function limitedTo(sound: RereadableSound, gainDb: number, ceilingDb: number): AsyncIterable<Float32Array> {
  const { sampleRate, channels } = sound.format;
  const [gain, ceiling] = [10 ** (gainDb / 20), 10 ** ((ceilingDb - estimateDb) / 20)];
  return limited(sound.read(), { sampleRate, channels, gain, ceiling });
}
