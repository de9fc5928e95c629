/**
 * Characters that may not begin a line: closing brackets and quotes, stops, small kana, iteration and length marks,
 * units. From CLREQ 3.1.3 ("prohibition rules for line start"), JLREQ classes cl-02 to cl-11, and classes CL, CP, EX,
 * IS, NS, SY and PO of UAX #14.
 */
const notAtStart = new Set(
  '!%),.:;?]}¢°’”†‡›℃℉∶、。〃々〉》」』】〕〗〙〛〞〟゛゜ゝゞ・ーヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ–—…‥！＂％＇），．：；？］｝～､｡｣·•',
);

/** Characters that may not end a line: opening brackets and quotes, currency signs (CLREQ line end, JLREQ cl-01). */
const notAtEnd = new Set('([{£¥‘“‹〈《「『【〔〖〘〝（＄［｛￡￥｢«$#@');

/** Marks that end a sentence. */
const sentenceEnds = new Set('.!?。！？…‥｡．');

/** Marks between the parts of a sentence. */
const clauseEnds = new Set(',;:，、；：､—–');

/** Quotes and brackets that may stand behind a mark. */
const closers = new Set('"\'’”)]}」』】》〉〕）］｝');

/** Abbreviations whose full stop ends no sentence. */
const abbreviations = /(?:^|[\s("])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|vs|etc|e\.g|i\.e|No|Fig|approx|[A-Z])\.$/;

/** Han characters, kana and their punctuation, which may be parted anywhere; not Hangul, which is written with spaces. */
const ideographic =
  /[\u2e80-\u303f\u3041-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;

/** Whether a character (or what is drawn as one) may begin a line. */
export function mayBegin(grapheme: string): boolean {
  return !notAtStart.has(grapheme.charAt(0));
}

/** Whether it may end one. */
export function mayEnd(grapheme: string): boolean {
  return !notAtEnd.has(grapheme.charAt(grapheme.length - 1));
}

/** Whether it stands by itself as Chinese and Japanese characters do. */
export function isIdeographic(grapheme: string): boolean {
  return ideographic.test(grapheme);
}

/** What ends with this text: a sentence, a part of one, or neither. */
export function endingOf(text: string): 'sentence' | 'clause' | 'none' {
  let end = text.length;
  while (end > 0 && (closers.has(text.charAt(end - 1)) || /\s/.test(text.charAt(end - 1)))) end--;
  const last = text.charAt(end - 1);
  if (clauseEnds.has(last)) return 'clause';
  if (!sentenceEnds.has(last)) return 'none';
  return last === '.' && abbreviations.test(text.slice(0, end)) ? 'none' : 'sentence';
}

/**
 * Columns that a text takes: 2 for wide characters (UAX #11: W and F, emoji among them), 1 for others, none for marks
 * that are put on other characters.
 */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    columns += isWide(character) ? 2 : 1;
  }
  return columns;
}

function isWide(character: string): boolean {
  return ideographic.test(character) || /[\u1100-\u115f\uac00-\ud7a3]|\p{Emoji_Presentation}/u.test(character);
}
