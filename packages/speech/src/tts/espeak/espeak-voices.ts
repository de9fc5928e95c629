import { isVoiceChoice, type VoiceChoice } from '../../contract.js';
import { primaryLanguage } from '../../text/language-runs.js';

/** eSpeak NG's voices for tags that are not their names. */
const voiceOfTag: Readonly<Record<string, string>> = {
  zh: 'cmn',
  'zh-hk': 'yue',
  en: 'en-us',
  'en-gb': 'gmw/en',
  no: 'nb',
  'pt-pt': 'pt',
  pt: 'pt-br',
  'fr-fr': 'fr',
};

/** Tags with a region that have a voice of their own. */
const regionalVoices = ['en-029', 'en-gb-scotland', 'es-419', 'fr-be', 'fr-ch'];

/** Timbres that sound least mechanical, compared by ear and by level; the language stays the voice's. */
const variants: Readonly<Record<VoiceChoice, string>> = { woman: 'f2', 'woman-2': 'f4', man: 'm3', 'man-2': 'm7' };

/** Words a minute at which a voice is easily followed. eSpeak NG's Mandarin counts syllables and so is faster. */
const easyRates: Readonly<Record<string, number>> = { zh: 185, yue: 170, ja: 165, ko: 165 };
const easyRate = 155;

/** The voice of a language without its variant: `cmn` for `zh-CN`. */
export function espeakVoiceOf(language: string): string {
  const tag = language.toLowerCase().replaceAll('_', '-');
  const primary = primaryLanguage(tag);
  return voiceOfTag[tag] ?? regionalVoices.find((voice) => voice === tag) ?? voiceOfTag[primary] ?? primary;
}

/** Words a minute at normal speed. */
export function easyRateOf(language: string): number {
  return easyRates[primaryLanguage(language)] ?? easyRate;
}

/**
 * What a user asked for: the timbre of one of the choices, a variant by its name (`f5`, `+klatt`), or a whole voice
 * (`en-gb`, `cmn+m1`), which is then used for the text's main language.
 */
export function readEspeakVoice(voice: string | undefined): { readonly base?: string; readonly variant: string } {
  if (!voice) return { variant: variants.woman };
  if (isVoiceChoice(voice)) return { variant: variants[voice] };
  const [base = '', variant] = voice.split('+');
  if (/^[fm]\d$/.test(base)) return { variant: base };
  return {
    ...(base && { base: voiceOfTag[base.toLowerCase()] ?? base }),
    variant: variant ?? (base ? '' : variants.woman),
  };
}
