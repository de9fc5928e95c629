import { type LanguageRules, nasalBeforeLabial } from './language-rules.js';

/** Finnish. After Suomi, Toivanen and Ylitalo, Finnish Sound Structure (2008): v is the approximant ʋ; n before p is m. */
export const finnish: LanguageRules = { languages: ['fi'], sounds: { v: 'ʋ' }, inContext: nasalBeforeLabial };

/**
 * Hungarian. After Szende, Hungarian, Journal of the IPA 24 (1994), and Siptár and Törkenczy, The Phonology of Hungarian
 * (2000): short a is ɒ, a little rounded, which eSpeak NG writes ɑ; n before p b m is m.
 */
export const hungarian: LanguageRules = { languages: ['hu'], sounds: { ɑ: 'O' }, inContext: nasalBeforeLabial };
