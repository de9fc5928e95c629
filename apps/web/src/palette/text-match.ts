import pinyinModule from 'pinyin-match';

// Its types describe another way of exporting than its code has.
const pinyin = pinyinModule as unknown as typeof pinyinModule.default;

/** How well a word of a search fits a name, from 0 (not at all) to 1 (it is the name). */
export function textMatch(text: string, word: string): number {
  const name = text.toLowerCase();
  if (name === word) return 1;
  const words = wordsOf(text);
  if (words.includes(word)) return 0.9;
  if (name.startsWith(word)) return 0.88;
  if (words.some((part) => part.startsWith(word))) return 0.85;
  if (words.length > 1 && initialsOf(words).startsWith(word) && word.length > 1) return 0.84;
  // One letter is somewhere in every name.
  if (word.length > 1 && name.includes(word)) return 0.65;
  return pinyinMatch(text, word);
}

/** The words of a name in small letters: of `LoadVideo` as well as of `Load video` and `load_video`. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** `lv` of `Load Video`. */
export function initialsOf(words: readonly string[]): string {
  return words.map(([first = '']) => first).join('');
}

/** Chinese by its sound: `jiazai`, `jzsp`, or a mixture, from any of its characters on. */
function pinyinMatch(text: string, word: string): number {
  if (!/\p{sc=Han}/u.test(text) || !/^[a-z]+$/.test(word)) return 0;
  const found = pinyin.match(text, word);
  if (!found) return 0;
  const [from, to] = found;
  // Without a Chinese character it is not the sound that fits.
  if (!/\p{sc=Han}/u.test(text.slice(from, to + 1))) return 0;
  if (from === 0) return to === text.length - 1 ? 0.9 : 0.82;
  return word.length > 1 ? 0.75 : 0;
}
