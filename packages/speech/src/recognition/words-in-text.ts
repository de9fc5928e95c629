import type { AlignedWord } from '../alignment-document.js';

/** A word with its time, wherever it was heard. */
export interface TimedText {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** The words of a text: whole words, and in Chinese and Japanese what a dictionary calls one. */
export function wordsOfText(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(language === 'auto' ? 'en' : language, { granularity: 'word' });
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** Spreads the words of a text over a stretch of time by their lengths, where nothing better is known. */
export function spreadWords(text: string, language: string, startSeconds: number, endSeconds: number): TimedText[] {
  const words = wordsOfText(text, language);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const each = letters > 0 ? (endSeconds - startSeconds) / letters : 0;
  let at = startSeconds;
  return words.map((word) => {
    const start = at;
    at += word.length * each;
    return { text: word, startSeconds: start, endSeconds: at };
  });
}

/**
 * Finds where each word stands in the text. A word that is spelt otherwise there (a recogniser that writes numbers as
 * digits) is left out: no word of the answer points to a wrong place.
 * @param offset where `text` begins in the whole text
 */
export function placeWords(words: readonly TimedText[], text: string, offset: number): AlignedWord[] {
  const folded = text.toLowerCase();
  const placed: AlignedWord[] = [];
  let cursor = 0;
  for (const word of words) {
    const from = folded.indexOf(word.text.toLowerCase(), cursor);
    if (from < 0) continue;
    cursor = from + word.text.length;
    const { startSeconds, endSeconds } = word;
    placed.push({ text: text.slice(from, cursor), startSeconds, endSeconds, from: offset + from, to: offset + cursor });
  }
  return placed;
}
