import { type LanguageRules, nasalBeforeLabial } from './language-rules.js';

/**
 * German. After Kohler, German, Journal of the IPA 20 (1990): pf closes the lips and ends behind the upper teeth (the shared
 * table reads p, then f); the r of Bücher is the vowel ɐ, which eSpeak NG writes ɜ.
 */
export const german: LanguageRules = { languages: ['de', 'lb'], sounds: { ɜ: 'V' } };

/** Dutch. After Booij, The Phonology of Dutch (1995): w is the approximant ʋ; n before p b m is m. */
export const dutch: LanguageRules = {
  languages: ['nl', 'af'],
  sounds: { ʏ: 'ø' },
  inContext: nasalBeforeLabial,
};

/**
 * Swedish and Norwegian. After Engstrand, Swedish, Journal of the IPA 20 (1990), and Kristoffersen, The Phonology of
 * Norwegian (2000): ʉ is compressed to a narrow slit like y; the sj-sound, which eSpeak NG writes sx, is made with round
 * lips, the tj-sound ɕ with spread ones.
 */
export const scandinavian: LanguageRules = {
  languages: ['sv', 'nb', 'no', 'nn'],
  sounds: { ʉ: 'y', sx: 'S', ɵ: 'ø' },
};

/** Danish. After Grønnum, Danish, Journal of the IPA 28 (1998): å, for which eSpeak NG writes ʌ, is a little rounded. */
export const danish: LanguageRules = { languages: ['da'], sounds: { ʌ: 'O' } };
