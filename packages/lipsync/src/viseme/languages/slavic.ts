import type { LanguageRules } from './language-rules.js';

/**
 * Russian and Belarusian. After Yanushevskaya and Bunčić, Russian, Journal of the IPA 45 (2015): ы is ɨ, unrounded, which
 * eSpeak NG writes y; ё is round; ч щ are alveolo-palatal with spread lips; a palatalised labial parts into a spread mouth
 * (ʲ).
 */
export const russian: LanguageRules = {
  languages: ['ru', 'be'],
  sounds: { y: 'ɯ', ɨ: 'ɯ', ɵ: 'o', 'u"': 'u', tʃʲ: 'ɕ', ɕ: 'ɕ' },
};

/** Ukrainian. After Pompino-Marschall and others, Journal of the IPA 47 (2017): в is a labial approximant, never closed. */
export const ukrainian: LanguageRules = { languages: ['uk'], sounds: { v: 'ʋ', ɨ: 'I' } };

/** Polish. After Jassem, Polish, Journal of the IPA 33 (2003): y is ɨ, unrounded; ł is w; nasal vowels keep the lips of theirs. */
export const polish: LanguageRules = { languages: ['pl'], sounds: { ɨ: 'I', ɔ̃: 'O', ɛ̃: 'E' } };

/**
 * Croatian, Serbian, Bosnian and Slovene. After Landau and others, Croatian, Journal of the IPA 25 (1995), and Šuštaršič
 * and others, Slovene, the same volume: v is the approximant ʋ; ć đ are spread, č dž round.
 */
export const southSlavic: LanguageRules = { languages: ['hr', 'sr', 'bs', 'sl'], sounds: { v: 'ʋ' } };
