import { breakPoints } from '../lines/break-points.js';
import { columnsOf, endingOf } from '../lines/character-classes.js';
import type { Cue } from '../subtitles-document.js';
import type { CueLimits } from './cue-limits.js';
import { cuesFromWords } from './cues-from-words.js';
import type { SpokenWord } from './spoken-text.js';

/** Pauses at punctuation, in columns of speech: about as long as two and one Chinese characters. */
const pauses = { sentence: 5, clause: 2.5, none: 0 } as const;

/**
 * Subtitles of a text whose words have no known times: spread evenly over a duration, with rests at punctuation. Good
 * enough for narration at a steady pace; words get no times, because they would be guesses.
 */
export function spreadText(
  text: string,
  options: { readonly language: string; readonly startSeconds?: number; readonly durationSeconds: number },
  limits: Partial<CueLimits> = {},
): Cue[] {
  const { language, startSeconds = 0, durationSeconds } = options;
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean === '') return [];
  const parts: { readonly from: number; readonly to: number; readonly load: number; readonly pause: number }[] = [];
  let from = 0;
  for (const { at } of breakPoints(clean, language)) {
    const part = clean.slice(from, at);
    parts.push({ from, to: at, load: columnsOf(part.trim()), pause: pauses[endingOf(part)] });
    from = at;
  }
  const total = parts.reduce((sum, part) => sum + part.load + part.pause, 0) - (parts.at(-1)?.pause ?? 0);
  const rate = durationSeconds / Math.max(1, total);
  let time = startSeconds;
  const words: SpokenWord[] = parts.map((part) => {
    const begin = time;
    const end = begin + part.load * rate;
    time = end + part.pause * rate;
    return {
      text: clean.slice(part.from, part.to),
      from: part.from,
      to: part.to,
      startSeconds: begin,
      endSeconds: end,
    };
  });
  const spoken = { language, text: clean, durationSeconds: startSeconds + durationSeconds, words };
  // Pauses come from the spreading, not from a speaker: they must not force cuts.
  const cues = cuesFromWords(spoken, { pauseSeconds: Number.POSITIVE_INFINITY, ...limits });
  return cues.map(({ words: _guessed, ...cue }) => cue);
}
