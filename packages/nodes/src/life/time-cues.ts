import type { ExpressionCue } from '@talkgraph/lipsync';
import type { SpokenText } from '@talkgraph/subtitles';
import type { ReadScript } from './script-cues.js';

const letters = /[\p{L}\p{N}]/u;

/**
 * When the looks of a script begin: with the first word after their tag. Places are found by counting letters, so that
 * punctuation and line breaks need not be the same in both texts; where the number of letters differs, in proportion.
 */
export function timeCues({ plain, cues }: ReadScript, spoken: SpokenText): ExpressionCue[] {
  const before = lettersBefore(plain);
  const said = lettersBefore(spoken.text);
  const stretch = said[spoken.text.length]! / Math.max(1, before[plain.length]!);
  const timed = cues.flatMap(({ at, ...cue }) => {
    const place = Math.round(before[at]! * stretch);
    const word = spoken.words.find(({ to }) => said[to]! > place);
    return word ? [{ startSeconds: word.startSeconds, ...cue }] : [];
  });
  return timed.flatMap(({ startSeconds, emotion, strength }, i) => {
    const endSeconds = timed[i + 1]?.startSeconds;
    return emotion ? [{ startSeconds, ...(endSeconds !== undefined && { endSeconds }), emotion, strength }] : [];
  });
}

/** For every place of a text, how many letters and digits stand before it. */
function lettersBefore(text: string): Int32Array {
  const counts = new Int32Array(text.length + 1);
  let count = 0;
  let at = 0;
  for (const character of text) {
    for (let k = 0; k < character.length; k++) counts[at++] = count;
    if (letters.test(character)) count++;
  }
  counts[text.length] = count;
  return counts;
}
