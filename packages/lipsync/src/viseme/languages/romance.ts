import { type LanguageRules, nasalBeforeLabial } from './language-rules.js';

/**
 * French. After Fougeron and Smith, French, Journal of the IPA 23 (1993): ɔ̃ is as round as o, ɑ̃ a little, ɛ̃ spread; schwa is
 * as round as œ.
 */
export const french: LanguageRules = {
  languages: ['fr'],
  sounds: { ɔ̃: 'o', õ: 'o', ɑ̃: 'O', ɛ̃: '{', œ̃: 'œ', ə: 'œ', 'ə-': 'œ' },
};

/**
 * Portuguese. After Cruz-Ferreira, Portuguese (European), Journal of the IPA 25 (1995), and Barbosa and Albano, Brazilian
 * Portuguese, 34 (2004): a written final m only makes the vowel nasal, so the lips stay open (eSpeak NG writes ŋ); final a is
 * ɐ, which it writes æ in Brazil; its y is the glide j, its ɹ a tap.
 */
export const portuguese: LanguageRules = {
  languages: ['pt'],
  sounds: { ɐ: 'V', æ: 'V', y: 'j', ɹ: 't' },
};

/**
 * Spanish, Catalan, Galician, Basque. After Martínez-Celdrán, Fernández-Planas and Carrera-Sabaté, Castilian Spanish, Journal
 * of the IPA 33 (2003): b and v are one sound, which closes the lips after a pause or a nasal only and is elsewhere the
 * approximant β; eSpeak NG knows where. A nasal before it is m.
 */
export const spanish: LanguageRules = {
  languages: ['es', 'ca', 'gl', 'eu', 'an'],
  inContext: nasalBeforeLabial,
};

/** Italian. After Bertinetto and Loporcaro, Journal of the IPA 35 (2005): n before p b m is m, across words too. */
export const italian: LanguageRules = { languages: ['it'], inContext: nasalBeforeLabial };

/** Romanian. After Chitoran, The Phonology of Romanian (2002): â is ɨ, unrounded; eSpeak NG writes y in its diphthongs. */
export const romanian: LanguageRules = { languages: ['ro'], sounds: { y: 'ɯ', ɨ: 'ɯ' } };
