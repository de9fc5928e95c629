import type { PhonemeEvent } from '../viseme/phoneme-event.js';
import { strongest } from './find-stresses.js';
import type { Stress } from './prosody.js';

/** A word with its time, in seconds. */
export interface SpokenWord {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A heard stress belongs to a known one within this time. */
const sameSeconds = 0.15;
/** Share of a vowel after which it is loudest. */
const peakShare = 0.4;
/** Phonemes with fewer stress marks than one in this many were written without them. */
const mostPhonemesForOneMark = 40;

/**
 * The stresses that IPA phonemes tell by the mark of primary stress (ˈ), each as prominent as it was heard; a stress that
 * was not heard at all is a weak one. Undefined where the phonemes have no such marks.
 */
export function stressesOfPhonemes(phonemes: readonly PhonemeEvent[], heard: readonly Stress[]): Stress[] | undefined {
  const marked = phonemes.filter(({ symbol }) => symbol.startsWith('ˈ'));
  if (marked.length * mostPhonemesForOneMark < phonemes.length || marked.length === 0) return undefined;
  return strongest(
    marked.map(({ startSeconds, endSeconds }) => {
      const seconds = startSeconds + peakShare * (endSeconds - startSeconds);
      const near = heard.filter((stress) => Math.abs(stress.seconds - seconds) <= sameSeconds);
      return { seconds, prominence: near.reduce((most, stress) => Math.max(most, stress.prominence), 0.42) };
    }),
  );
}

/** At most one of the heard stresses for every word, the strongest; what was heard outside of words is no stress. */
export function stressesOfWords(words: readonly SpokenWord[], heard: readonly Stress[]): Stress[] {
  const kept: Stress[] = [];
  let next = 0;
  for (const { startSeconds, endSeconds } of words) {
    while (next < heard.length && heard[next]!.seconds < startSeconds) next++;
    let best: Stress | undefined;
    for (; next < heard.length && heard[next]!.seconds < endSeconds; next++) {
      if (!best || heard[next]!.prominence > best.prominence) best = heard[next];
    }
    if (best) kept.push(best);
  }
  return kept;
}
