import { languageOfScript } from '../text/language-runs.js';
import { type Script, scriptOf } from '../text/script-of.js';

/** What a text is written in. */
export interface DetectedLanguage {
  /** BCP 47 tag: `zh-CN`, `en`, `de`. */
  readonly language: string;
  /** False where the text is too short or too mixed to be sure. */
  readonly certain: boolean;
}

/** Writing systems of many languages; each of the others belongs to one, or nearly. */
const sharedScripts: readonly Script[] = ['han', 'latin', 'cyrillic', 'arabic'];

/** Languages in Latin letters that the built-in voice speaks and that are asked for. */
const latinLanguages = 'en de fr es it pt nl pl tr vi sv da no fi cs sk hu ro hr ms'.split(' ');

/** Languages in Cyrillic letters, each with a letter that its sentences hardly do without and its neighbours lack. */
const cyrillicLanguages: readonly (readonly [string, RegExp])[] = [
  ['ru', /./],
  ['bg', /ъ/i],
  ['uk', /[іїєґ]/i],
  ['be', /[ўі]/i],
  ['sr', /[ђјљњћџ]/i],
  ['mk', /[ѓѕјќ]/i],
];

const arabicLanguages: readonly (readonly [string, RegExp])[] = [
  ['ar', /./],
  ['fa', /[پچژگ]/],
  ['ur', /[ٹڈڑںے]/],
];

/**
 * Tells the language of a text. Writing systems are looked at first: short texts in Chinese, Japanese or Korean need no
 * statistics, and statistics err on them. Plain English is known by its little words, so that the tables of the detector
 * (eld) are loaded only for other languages in Latin, Cyrillic and Arabic letters: they take some 100 MB, which the process
 * keeps until it ends.
 */
export async function detectTextLanguage(text: string): Promise<DetectedLanguage> {
  const weights = scriptWeights(text);
  const [main] = [...weights].sort((a, b) => b[1] - a[1]);
  if (!main) return { language: 'en', certain: false };
  const [script, weight] = main;
  const total = [...weights.values()].reduce((sum, value) => sum + value, 0);
  const clear = weight / total > 0.6;
  // A Japanese sentence may hold more kanji than kana, but no Chinese one holds kana.
  if ((weights.get('kana') ?? 0) > 0 && (script === 'han' || script === 'kana'))
    return { language: 'ja', certain: clear };
  if (script === 'han') return { language: chineseOf(text, weight), certain: clear };
  if (!sharedScripts.includes(script)) return { language: languageOfScript[script], certain: clear };
  if (script === 'latin' && isPlainEnglish(text)) return { language: 'en', certain: true };
  return detectByLetters(text, script);
}

/** How much of a text is written in each system: characters of Chinese and Japanese, words of the others. */
function scriptWeights(text: string): ReadonlyMap<Script, number> {
  const weights = new Map<Script, number>();
  for (const [token] of text.matchAll(
    /\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}]|\p{L}[\p{L}\p{M}'’]*/gu,
  )) {
    const script = scriptOf(token);
    if (script) weights.set(script, (weights.get(script) ?? 0) + 1);
  }
  return weights;
}

/** Frequent characters whose forms differ, traditional and simplified. */
const traditional = /[們這個來時會對說學國發後過為無開關門東車長見業點電話還沒樣麼經濟歡課聽]/gu;
const simplified = /[们这个来时会对说学国发后过为无开关门东车长见业点电话还没样么经济欢课听]/gu;

/** Little words of Cantonese that Mandarin does not write. */
const cantonese = /[嘅咗哋唔喺啲嚟冇佢嗰咁畀]/gu;

/** Cantonese by its little words, about one character in ten of it; else Mandarin in either kind of characters. */
function chineseOf(text: string, characters: number): string {
  if ((text.match(cantonese)?.length ?? 0) >= 0.05 * characters) return 'zh-HK';
  return isTraditional(text) ? 'zh-TW' : 'zh-CN';
}

function isTraditional(text: string): boolean {
  return (text.match(traditional)?.length ?? 0) > (text.match(simplified)?.length ?? 0);
}

/** Little words that no other language in Latin letters shares with English. */
const englishWords = new Set(
  'the and you this that with are our your will have from for what how hello please they which there not it is of to we'.split(
    ' ',
  ),
);
/** Those of the list that others have too; by themselves they prove nothing. */
const sharedWords = new Set(['not', 'it', 'is', 'of', 'to', 'we', 'for', 'are']);

/** Whether a text is English by its little words, which is quick to tell. */
export function isPlainEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? [];
  const english = words.filter((word) => englishWords.has(word));
  const proof = english.some((word) => !sharedWords.has(word));
  return proof && english.length >= words.length * 0.12 && !/[\u00c0-\u024f]/u.test(text);
}

async function detectByLetters(text: string, script: Script): Promise<DetectedLanguage> {
  const { eld } = await import('eld/medium');
  const candidates = candidatesOf(text, script);
  eld.setLanguageSubset([...candidates]);
  const found = eld.detect(text);
  const likely = found.language || candidates[0] || 'en';
  return { language: likely, certain: found.language !== '' && found.isReliable() };
}

/** The most probable first. */
function candidatesOf(text: string, script: Script): readonly string[] {
  if (script !== 'cyrillic' && script !== 'arabic') return latinLanguages;
  const languages = script === 'cyrillic' ? cyrillicLanguages : arabicLanguages;
  return languages.flatMap(([language, letters]) => (letters.test(text) ? [language] : []));
}
