import { isIdeographic } from './character-classes.js';

/** English words that belong to what follows them. */
const englishWords = new Set(
  'a an the to of in on at by for from with into and or but nor as is are was were be been that which who if not no my your our their his her its this these those very'.split(
    ' ',
  ),
);

/** Chinese ones, where they are words by themselves: "and", "with", "in", "by", "let", "one". */
const chineseWords = new Set('和与及或跟同在把被对从向将让使给由以用为是有至到每各第一这那该本个');

/**
 * Whether what stands before a place belongs to what follows: an article, a preposition, "and"; and in a Chinese text the
 * parts of a name in Latin letters. @param wordStarts of the same text
 */
export function leansForward(text: string, at: number, wordStarts: ReadonlySet<number>): boolean {
  const head = text.slice(Math.max(0, at - 40), at);
  const last = head.trimEnd().at(-1) ?? '';
  if (chineseWords.has(last)) return wordStarts.has(at - 1);
  const inName = /[A-Za-z0-9]\s+$/.test(head) && /^[A-Za-z0-9]/.test(text.slice(at, at + 1)) && isIdeographic(text);
  return inName || englishWords.has(/([\p{L}']+)\s*$/u.exec(head)?.[1]?.toLowerCase() ?? '');
}
