import type { LanguageRules } from './language-rules.js';

/**
 * Vietnamese. After Thompson, A Vietnamese Reference Grammar (1987), and Kirby, Vietnamese (Hanoi), Journal of the IPA 41
 * (2011): ư is ɯ, which eSpeak NG writes y; ơ and â are unrounded; final p t k are not released; final ng and c after u ô o
 * are made with shut lips too (ŋ͡m, k͡p), though not after the diphthong uô.
 */
export const vietnamese: LanguageRules = {
  languages: ['vi'],
  unreleased: true,
  sounds: { y: 'ɯ', yə: 'ɯ @', ɨ: 'ɯ', ə: 'ɤ', uə: 'u @', iə: 'i @', c: 'k' },
  inContext(symbols, at) {
    const [before, symbol, after] = [symbols[at - 1] ?? '', symbols[at]!, symbols[at + 1] ?? ''];
    if (!/^[uoɔ]$/.test(before) || isVowel(after)) return undefined;
    if (symbol === 'ŋ') return 'ŋm';
    return symbol === 'k' || symbol === 'c' ? 'kp' : undefined;
  },
};

const isVowel = (symbol: string) => /^[aeiouyɔəɛɯɤ]/.test(symbol);

/**
 * Indonesian and Malay. After Soderberg and Olson, Indonesian, Journal of the IPA 38 (2008): written v is f; final stops are
 * not released.
 */
export const malay: LanguageRules = { languages: ['id', 'ms'], unreleased: true };
