import type { LanguageRules } from './language-rules.js';

/**
 * Hindi and its relatives. After Ohala, Hindi, Journal of the IPA 24 (1994): व is the approximant ʋ; च छ ज are affricates,
 * which eSpeak NG writes c cʰ ɟ; aspiration and breath follow when the lips have parted.
 */
export const indic: LanguageRules = {
  languages: ['hi', 'ur', 'mr', 'ne', 'pa', 'gu', 'bn'],
  sounds: { v: 'ʋ', c: 'ɕ', ɟ: 'ɕ' },
};
