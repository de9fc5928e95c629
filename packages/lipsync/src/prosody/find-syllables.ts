import { firstIndex } from '@talkgraph/media';
import { melodyRate, type SpeechMelody } from './prosody.js';

/** The loud middle of a syllable, in rows. */
export interface Syllable {
  /** Where it is loudest. */
  readonly peak: number;
  /** First row and the row after its last: the dips on both sides, or where it falls by `edge`. */
  readonly first: number;
  readonly end: number;
  /** dB. */
  readonly level: number;
  /** Highest pitch, in semitones over 55 Hz; undefined where it has none. */
  readonly pitch: number | undefined;
}

/** What the loudness must fall by on both sides of a peak for it to be a syllable of its own, in dB. */
const dip = 2;
/** A syllable's edges lie where it is this much softer than its peak, in dB. */
const edge = 10;
/** Syllables this much softer than the loudest around them are breath and echo, in dB. */
const softest = 30;
const loudestWithinRows = 3 * melodyRate;
/** Share of voiced rows around a peak: hisses and clicks have none. */
const leastVoiced = 0.4;
const voicedRows = 4;

/** Finds the syllables of a voice: voiced peaks of its loudness between dips, in order. */
export function findSyllables(melody: SpeechMelody): Syllable[] {
  const level = smoothed(melody.loudness);
  const peaks = peaksBetweenDips(level);
  return peaks
    .filter((peak) => isVoiced(melody, peak) && level[peak]! > loudestNear(level, peaks, peak) - softest)
    .map((peak) => syllableAt(melody, level, peak));
}

/** Binomial mean over 5 rows. */
function smoothed(values: Float32Array): Float32Array {
  const at = (i: number) => values[Math.min(values.length - 1, Math.max(0, i))]!;
  return values.map((value, i) => (at(i - 2) + at(i + 2) + 4 * (at(i - 1) + at(i + 1)) + 6 * value) / 16);
}

function peaksBetweenDips(level: Float32Array): number[] {
  const peaks: number[] = [];
  let highest = 0;
  let lowest = 0;
  let rising = true;
  for (let i = 1; i < level.length; i++) {
    if (rising) {
      if (level[i]! > level[highest]!) highest = i;
      else if (level[i]! < level[highest]! - dip) {
        peaks.push(highest);
        rising = false;
        lowest = i;
      }
    } else if (level[i]! < level[lowest]!) lowest = i;
    else if (level[i]! > level[lowest]! + dip) {
      rising = true;
      highest = i;
    }
  }
  return peaks;
}

function isVoiced({ pitch }: SpeechMelody, peak: number): boolean {
  let voiced = 0;
  for (let k = -voicedRows; k <= voicedRows; k++) if ((pitch[peak + k] ?? 0) > 0) voiced++;
  return voiced >= leastVoiced * (2 * voicedRows + 1);
}

function loudestNear(level: Float32Array, peaks: readonly number[], row: number): number {
  let loudest = Number.NEGATIVE_INFINITY;
  const first = firstIndex(peaks.length, (i) => peaks[i]! >= row - loudestWithinRows);
  for (let i = first; i < peaks.length && peaks[i]! <= row + loudestWithinRows; i++) {
    loudest = Math.max(loudest, level[peaks[i]!]!);
  }
  return loudest;
}

function syllableAt({ pitch, rowCount }: SpeechMelody, level: Float32Array, peak: number): Syllable {
  const least = level[peak]! - edge;
  let first = peak;
  while (first > 0 && level[first - 1]! > least && !isDip(level, first)) first--;
  let end = peak + 1;
  while (end < rowCount && level[end]! > least && !isDip(level, end)) end++;
  let highest = 0;
  for (let i = first; i < end; i++) highest = Math.max(highest, pitch[i]!);
  return {
    ...{ peak, first, end, level: level[peak]! },
    pitch: highest > 0 ? 12 * Math.log2(highest / 55) : undefined,
  };
}

const isDip = (level: Float32Array, i: number) => level[i - 1]! > level[i]! && (level[i + 1] ?? 0) > level[i]!;
