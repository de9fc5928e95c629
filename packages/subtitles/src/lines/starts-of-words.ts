/**
 * What is written or said as one with what stands before it: Chinese and Japanese particles, what is counted by a number, the
 * rest of a date.
 */
const bound: readonly RegExp[] = [
  /(?<=[\p{L}\p{N}])[的地得了着过们吗呢吧啊嘛呀么](?!\p{Script=Latin})/gu,
  /(?<=[0-9%])(?![和与及或跟同在把被对从向将让使给由以用为是有至到])\p{Script=Han}/gu,
  /(?<=[0-9][年月])[0-9]/g,
  /(?<=第)[0-9一二三四五六七八九十百]/g,
  /(?<=[上下]午|早上|晚上|中午|凌晨)[0-9]/g,
];

/** Particles that Japanese puts behind words. */
const boundInJapanese = /(?<=[\p{L}\p{N}])(?:から|まで|です|ます|[はがをにでともへのやかねよ])/gu;

/** Japanese for learners, with blanks between its words. */
const spacedKana = /[\p{Script=Hiragana}\p{Script=Katakana}ー]\s+[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** First units of words: of Chinese and Japanese as a dictionary parts them, but with their particles and counts. */
export function startsOfWords(text: string, language?: string): ReadonlySet<number> {
  const known = knownLanguage(language);
  const segmenter = new Intl.Segmenter(known, { granularity: 'word' });
  const starts = new Set(Array.from(segmenter.segment(text), ({ index }) => index));
  const japanese = known?.split('-')[0] === 'ja';
  const patterns = japanese ? [...bound, boundInJapanese] : bound;
  // A particle is bound only where the dictionary, too, takes it for a word: 的 of 目的 is none.
  for (const pattern of patterns) for (const { index } of text.matchAll(pattern)) starts.delete(index);
  if (japanese && spacedKana.test(text)) {
    for (const start of starts) if (/[\p{L}\p{M}ー]/u.test(text.charAt(start - 1))) starts.delete(start);
  }
  return starts;
}

/** Intl throws at tags that are none. */
function knownLanguage(language: string | undefined): string | undefined {
  try {
    return language === undefined ? undefined : Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
