import { endingOf, isIdeographic, mayBegin, mayEnd } from './character-classes.js';
import { leansForward } from './leans-forward.js';
import { startsOfWords } from './starts-of-words.js';

/** A place where a line may end, and how much one would rather not: 0 is as good as it gets. */
export interface BreakPoint {
  /** The next line begins at this UTF-16 unit. */
  readonly at: number;
  readonly cost: number;
}

/** Costs, as parts of a line left empty: what a good place is worth. */
const costs = {
  sentence: 0,
  clause: 0.02,
  space: 0.08,
  weakSpace: 0.2,
  word: 0.12,
  leaningWord: 0.3,
  insideWord: 0.6,
} as const;

/**
 * Where a text may be broken into lines: at spaces and hyphens, and beside Chinese and Japanese characters, but never
 * before closing or behind opening punctuation. Breaks inside a Chinese word cost more than between words. A simplified
 * UAX #14; which characters are forbidden where is CLREQ's and JLREQ's.
 */
export function breakPoints(text: string, language?: string): BreakPoint[] {
  const wordStarts = startsOfWords(text, language);
  const points: BreakPoint[] = [];
  let before = '';
  let at = 0;
  for (const { segment, index } of graphemes(text)) {
    if (index > 0) {
      const cost = costBetween(text, before, segment, index, wordStarts);
      if (cost !== undefined) points.push({ at: index, cost });
    }
    before = segment;
    at = index + segment.length;
  }
  points.push({ at, cost: 0 });
  return points;
}

/** What a reader sees as single characters, with their places. */
export function graphemes(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  return graphemeSegmenter.segment(text);
}

const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function costBetween(
  text: string,
  before: string,
  after: string,
  index: number,
  wordStarts: ReadonlySet<number>,
): number | undefined {
  if (/^\s/.test(after) || !mayBegin(after) || !mayEnd(before)) return undefined;
  const spaced = /^\s/.test(before) && before !== '\u00a0';
  const ideograph = isIdeographic(before) || isIdeographic(after);
  const hyphen = /[-‐/]$/.test(before) && /\p{L}/u.test(after);
  if (!spaced && !ideograph && !hyphen) return undefined;
  const head = text.slice(Math.max(0, index - 24), index);
  const ending = endingOf(head);
  if (ending !== 'none') return costs[ending];
  const leaning = leansForward(text, index, wordStarts);
  if (spaced) return leaning ? costs.weakSpace : costs.space;
  if (hyphen) return costs.weakSpace;
  if (!wordStarts.has(index)) return costs.insideWord;
  return leaning ? costs.leaningWord : costs.word;
}
