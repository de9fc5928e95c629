import { chineseReadings } from './chinese-readings.js';
import { japaneseReadings } from './japanese-readings.js';
import { asWritten, type Reading, reread, type SpokenText } from './spoken-text.js';

/** Pictures and signs for the eye: synthesisers would read their names. */
const unspoken: readonly Reading[] = [
  { pattern: /\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|\p{Emoji_Modifier}/gu, read: () => ' ' },
  { pattern: /https?:\/\/(?:www\.)?([^\s/，。]+)[^\s，。]*/gu, read: ([, host]) => host },
  { pattern: /[*_#`~|<>]{2,}|[•·●■◆★☆※]/gu, read: () => ' ' },
];

const readingsOf: Readonly<Record<string, readonly Reading[]>> = {
  zh: chineseReadings,
  yue: chineseReadings,
  ja: japaneseReadings,
};

/**
 * What is read out for a written text: numbers as words where the synthesiser would read them wrongly, nothing for
 * pictures. @param offset where the text begins in the whole
 */
export function readAloud(text: string, language: string, offset = 0): SpokenText {
  return [...unspoken, ...(readingsOf[language] ?? [])].reduce(reread, asWritten(text, offset));
}
