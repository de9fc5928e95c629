import { type LanguageRules, nasalBeforeLabial } from './language-rules.js';

/**
 * Arabic. After Thelwall and Sa'adeddin, Arabic, Journal of the IPA 20 (1990), and Watson, The Phonology and Morphology of
 * Arabic (2002): the emphatics ص ض ط ظ are made with slightly protruded lips and a lower jaw; eSpeak NG writes
 * two of them s̪ and t̪. Of the lips there are only b, m, f and w; ن before b is m. Pharyngeals take the lips of their
 * neighbours.
 */
export const arabic: LanguageRules = {
  languages: ['ar'],
  sounds: { s̪: 'tˤ', t̪: 'tˤ', d̪: 'tˤ' },
  inContext: nasalBeforeLabial,
};
