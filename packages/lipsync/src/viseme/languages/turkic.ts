import { type LanguageRules, nasalBeforeLabial } from './language-rules.js';

const round = /[ouøœyʊ]/;

/**
 * Turkish and Azerbaijani. After Zimmer and Orgun, Turkish, Journal of the IPA 22 (1992), and Göksel and Kerslake, Turkish
 * (2005): ı is ɯ, unrounded; v beside a round vowel is the approximant β; n before b p m is m.
 */
export const turkish: LanguageRules = {
  languages: ['tr', 'az'],
  sounds: { ɯ: 'ɯ' },
  inContext(symbols, at) {
    if (symbols[at] === 'v' && (round.test(symbols[at - 1] ?? '') || round.test(symbols[at + 1] ?? ''))) return 'β';
    return nasalBeforeLabial(symbols, at);
  },
};
