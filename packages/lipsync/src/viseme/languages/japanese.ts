import { isLabial, type LanguageRules } from './language-rules.js';

const voiceless = /^[kstɕhcɸp]/; // ç is decomposed
const closeVowel = /^(?:i|ɯᵝ|ɯ|u)$/;

/**
 * Japanese. After Okada, Japanese, Journal of the IPA 21 (1991), and Vance, The Sounds of Japanese (2008): u is compressed,
 * not pursed; o and w are hardly rounded; f is ɸ, which the lips do not close; sh ch j are alveolo-palatal with spread lips;
 * i and u between voiceless consonants, and after one at the end, are whispered: the mouth does not open for them. The moraic
 * n is m before p b m; eSpeak NG writes it ũ. The first half of a doubled p, for which it writes h, is a closure held.
 */
export const japanese: LanguageRules = {
  languages: ['ja'],
  sounds: { ɯᵝ: 'ɯᵝ', ɯ: 'ɯᵝ', u: 'ɯᵝ', o: 'O', w: 'β', ɴ: 'k', ũ: 'k', ʃ: 'ɕ', tʃ: 'ɕ', dʒ: 'ɕ' },
  inContext(symbols, at) {
    const [before, symbol, after] = [symbols[at - 1], symbols[at]!, symbols[at + 1]];
    if ((symbol === 'ɴ' || symbol === 'u\u0303' || symbol === 'n') && isLabial(after)) return 'm';
    if (symbol === 'h' && after?.startsWith('p')) return 'p';
    return isWhispered(symbols, at) ? before : undefined;
  },
};

/** Not two in a row, and at the end only after s, sh, ts, ch (Vance 2008). */
function isWhispered(symbols: readonly string[], at: number): boolean {
  const [before = '', symbol = '', after = ''] = [symbols[at - 1], symbols[at], symbols[at + 1]];
  if (!closeVowel.test(symbol) || !voiceless.test(before)) return false;
  if (after === '') return /[sɕ]$/.test(before);
  return voiceless.test(after) && !(at >= 2 && isWhispered(symbols, at - 2));
}
