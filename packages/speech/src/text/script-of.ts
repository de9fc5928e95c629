/** Writing systems that choose a voice by themselves. */
export type Script =
  | 'han'
  | 'kana'
  | 'hangul'
  | 'latin'
  | 'cyrillic'
  | 'arabic'
  | 'hebrew'
  | 'greek'
  | 'thai'
  | 'devanagari';

const scripts: readonly (readonly [Script, RegExp])[] = [
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['greek', /\p{Script=Greek}/u],
  ['thai', /\p{Script=Thai}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
];

/** The writing system of a character; undefined for digits, punctuation and what is written in other systems. */
export function scriptOf(character: string): Script | undefined {
  return scripts.find(([, pattern]) => pattern.test(character))?.[0];
}
