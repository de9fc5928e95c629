import type { LanguageRules } from './language-rules.js';

/**
 * Korean. After Lee, Korean, Journal of the IPA 23 (1993), and Shin, Kiaer and Cha, The Sounds of Korean (2013): lax, tense
 * and aspirated stops close alike, aspiration is breath after them; final p t k are not released; ㅡ is unrounded; ㅈ ㅉ ㅊ,
 * and ㅅ before i, are alveolo-palatal with spread lips.
 */
export const korean: LanguageRules = {
  languages: ['ko'],
  unreleased: true,
  sounds: { ɯ: 'ɯ', tʃ: 'ɕ', dʒ: 'ɕ', ʃ: 'ɕ', q: 'k' },
};
