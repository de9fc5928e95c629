import { detectTextLanguage, isPlainEnglish } from '../language/detect-text-language.js';
import { joinRuns, type LanguageRun, primaryLanguage, scriptRuns, wordCount } from './language-runs.js';
import { scriptOf } from './script-of.js';

/** Fewer words say too little of their language. */
const fewestWords = { foreign: 3, sentence: 5 } as const;

/** Languages that are taken for each other in one sentence: none of them interrupts another. */
const relatives: readonly (readonly string[])[] = [
  ['sv', 'da', 'no', 'nb'],
  ['es', 'pt', 'gl', 'ca'],
  ['cs', 'sk'],
  ['id', 'ms'],
  ['hr', 'sr', 'sl', 'bs'],
  ['nl', 'af'],
];

/**
 * The stretches of a sentence that one voice each reads, cut where the writing system changes; Latin words among others are
 * read in their own language where they tell it (Guten Tag zusammen among Chinese). With `mixed`, a sentence may also be in
 * another language of the same letters than the text.
 */
export async function spokenRuns(text: string, language: string, mixed: boolean): Promise<readonly LanguageRun[]> {
  const own = mixed ? await ownLanguage(text, language) : language;
  const runs: LanguageRun[] = [];
  for (const run of scriptRuns(text, own)) {
    const foreign = run.language === 'en' && primaryLanguage(own) !== 'en';
    const told = foreign && wordCount(run.text) >= fewestWords.foreign ? await toldLanguage(run.text) : undefined;
    runs.push(told ? { ...run, language: told } : run);
  }
  return joinRuns(text, runs, own);
}

/** The language of a sentence in Latin letters, if it is clearly another than the text's. */
async function ownLanguage(text: string, language: string): Promise<string> {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (wordCount(text) < fewestWords.sentence || letters.some((letter) => scriptOf(letter) !== 'latin')) return language;
  const [own, told] = [primaryLanguage(language), await toldLanguage(text)];
  const related = relatives.some((family) => told && family.includes(own) && family.includes(told));
  return !told || told === own || related ? language : told;
}

async function toldLanguage(text: string): Promise<string | undefined> {
  if (isPlainEnglish(text)) return 'en';
  const { language, certain } = await detectTextLanguage(text);
  return certain ? primaryLanguage(language) : undefined;
}
