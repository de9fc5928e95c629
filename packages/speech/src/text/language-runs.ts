import { type Script, scriptOf } from './script-of.js';

/** A stretch of a text that one voice speaks. */
export interface LanguageRun {
  readonly text: string;
  /** Where it begins in the text, in UTF-16 units. */
  readonly from: number;
  /** Primary language subtag: `zh`, `en`. */
  readonly language: string;
}

/** Languages by the writing systems they use; what is not listed is written in Latin letters. */
const scriptsOfLanguage: Readonly<Record<string, readonly Script[]>> = {
  zh: ['han'],
  yue: ['han'],
  ja: ['kana', 'han'],
  ko: ['hangul', 'han'],
  ru: ['cyrillic'],
  uk: ['cyrillic'],
  bg: ['cyrillic'],
  be: ['cyrillic'],
  mk: ['cyrillic'],
  sr: ['cyrillic', 'latin'],
  kk: ['cyrillic', 'latin'],
  ar: ['arabic'],
  fa: ['arabic'],
  ur: ['arabic'],
  he: ['hebrew'],
  el: ['greek'],
  th: ['thai'],
  hi: ['devanagari'],
  mr: ['devanagari'],
  ne: ['devanagari'],
  bn: ['bengali'],
  as: ['bengali'],
  gu: ['gujarati'],
  pa: ['gurmukhi'],
  kn: ['kannada'],
  ml: ['malayalam'],
  ta: ['tamil'],
  te: ['telugu'],
  si: ['sinhala'],
  am: ['ethiopic'],
  ka: ['georgian'],
  hy: ['armenian'],
};

/** The language that a foreign writing system is read in. */
export const languageOfScript: Readonly<Record<Script, string>> = {
  han: 'zh',
  kana: 'ja',
  hangul: 'ko',
  latin: 'en',
  cyrillic: 'ru',
  arabic: 'ar',
  hebrew: 'he',
  greek: 'el',
  thai: 'th',
  devanagari: 'hi',
  bengali: 'bn',
  gujarati: 'gu',
  gurmukhi: 'pa',
  kannada: 'kn',
  malayalam: 'ml',
  tamil: 'ta',
  telugu: 'te',
  sinhala: 'si',
  ethiopic: 'am',
  georgian: 'ka',
  armenian: 'hy',
};

/**
 * Splits a text where its writing system changes to one that its language is not written in, however short the runs.
 * Digits and punctuation stay with what precedes them.
 */
export function scriptRuns(text: string, language: string): readonly LanguageRun[] {
  const own = primaryLanguage(language);
  const runs: { from: number; to: number; language: string }[] = [];
  let at = 0;
  for (const character of text) {
    const spoken = readIn(character, own) ?? runs.at(-1)?.language ?? own;
    const last = runs.at(-1);
    const end = at + character.length;
    if (last?.language === spoken) last.to = end;
    else runs.push({ from: at, to: end, language: spoken });
    at = end;
  }
  return runs.map(({ from, to, language: spoken }) => ({ text: text.slice(from, to), from, language: spoken }));
}

/**
 * Joins what one voice reads. A few Latin words in another writing system stay with the text's own language: most of eSpeak
 * NG's voices read these in English by themselves, without a break in the melody of the sentence; a whole clause sounds
 * better in an English voice.
 */
export function joinRuns(text: string, runs: readonly LanguageRun[], language: string): readonly LanguageRun[] {
  const own = primaryLanguage(language);
  const readsEnglish = own !== 'en' && !spellingVoices.includes(own);
  const joined: { from: number; to: number; language: string }[] = [];
  for (const run of runs) {
    const to = run.from + run.text.length;
    const short = run.language === 'en' && readsEnglish && wordCount(run.text) < clauseWords;
    const spoken = short ? own : run.language;
    const last = joined.at(-1);
    if (last?.language === spoken) last.to = to;
    else joined.push({ from: run.from, to, language: spoken });
  }
  return joined.map(({ from, to, language: spoken }) => ({ text: text.slice(from, to), from, language: spoken }));
}

/** eSpeak NG's voices that spell Latin words letter by letter. */
const spellingVoices: readonly string[] = ['ja', 'he'];

/** Words from which on a stretch of English counts as a clause of its own. */
const clauseWords = 4;

/** How many words a text has, in a writing system that parts them. */
export const wordCount = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

function readIn(character: string, own: string): string | undefined {
  const script = scriptOf(character);
  if (!script) return undefined;
  return (scriptsOfLanguage[own] ?? ['latin']).includes(script) ? own : languageOfScript[script];
}

/** `zh` of `zh-CN`; the names that eSpeak NG and others have for Mandarin are `zh` too. */
export function primaryLanguage(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return primary === 'cmn' ? 'zh' : primary;
}
