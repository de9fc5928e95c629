import type { PauseEvent } from '../mouth-track.js';
import { findSyllables, type Syllable } from './find-syllables.js';
import { melodyRate, type SpeechMelody, type Stress } from './prosody.js';

/** Neighbours a syllable is judged against, on each side: 1.2 s, about six syllables. */
const neighbourhoodRows = 1.2 * melodyRate;
/** What counts as standing out by one: 6 dB, 4 semitones, half the usual length again. */
const oneLevel = 6;
const oneSemitones = 4;
const oneLength = 0.5;
/**
 * Weights of loudness, height and length. Loudness and length tell stress in every language; pitch does so in few and
 * belongs to the words in others, so it counts less. (Kochanski et al., "Loudness predicts prominence", 2005.)
 */
const weights = { level: 0.5, pitch: 0.25, length: 0.35 };
/** Two stresses nearer than this are one: stressed syllables follow each other at 0.3 to 0.6 s. */
const nearestSeconds = 0.22;
/** Prominence from which a syllable counts as stressed. */
const leastProminence = 0.42;

/** The stressed syllables of a voice, in order; none lies in a pause. */
export function findStresses(melody: SpeechMelody, pauses: readonly PauseEvent[]): Stress[] {
  const syllables = findSyllables(melody).filter(({ peak }) => !isPause(pauses, peak / melodyRate));
  const judged = syllables.map((syllable, i) => ({
    seconds: syllable.peak / melodyRate,
    prominence: prominence(syllable, neighbours(syllables, i)),
  }));
  return strongest(judged.filter((stress) => stress.prominence >= leastProminence));
}

/** Of stresses that are too near to each other, the stronger. */
export function strongest(stresses: readonly Stress[]): Stress[] {
  const kept: Stress[] = [];
  for (const stress of stresses) {
    const last = kept.at(-1);
    if (!last || stress.seconds - last.seconds >= nearestSeconds) kept.push(stress);
    else if (stress.prominence > last.prominence) kept[kept.length - 1] = stress;
  }
  return kept;
}

function neighbours(syllables: readonly Syllable[], index: number): Syllable[] {
  const { peak } = syllables[index]!;
  let first = index;
  while (first > 0 && peak - syllables[first - 1]!.peak <= neighbourhoodRows) first--;
  let end = index + 1;
  while (end < syllables.length && syllables[end]!.peak - peak <= neighbourhoodRows) end++;
  return syllables.slice(first, end);
}

/** Standing out by nothing is 0.45: half of all syllables of plain speech are stressed or nearly so. */
function prominence(syllable: Syllable, around: readonly Syllable[]): number {
  const level = (syllable.level - mean(around.map((s) => s.level))) / oneLevel;
  const length = (lengthOf(syllable) / mean(around.map(lengthOf)) - 1) / oneLength;
  const pitches = around.flatMap((s) => (s.pitch === undefined ? [] : [s.pitch]));
  const pitch = syllable.pitch === undefined ? 0 : (syllable.pitch - mean(pitches)) / oneSemitones;
  const bounded = (value: number) => Math.min(1.5, Math.max(-1.5, value));
  const stands = weights.level * bounded(level) + weights.pitch * bounded(pitch) + weights.length * bounded(length);
  return Math.min(1, Math.max(0, 0.45 + 0.55 * stands));
}

const lengthOf = ({ first, end }: Syllable) => end - first;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Pauses are in order. */
function isPause(pauses: readonly PauseEvent[], seconds: number): boolean {
  return pauses.some(({ startSeconds, endSeconds }) => seconds >= startSeconds && seconds < endSeconds);
}
