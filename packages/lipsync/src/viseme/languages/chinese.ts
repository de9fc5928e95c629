import type { LanguageRules } from './language-rules.js';

/**
 * Mandarin. After Duanmu, The Phonology of Standard Chinese (2007), and Lee and Zee, Standard Chinese
 * (Beijing), Journal of the IPA 33 (2003): e is the unrounded ɤ; j q x are alveolo-palatal with spread lips; zh ch sh r are
 * post-alveolar, with less rounding than English sh; the vowel of zhi chi shi ri and zi ci si is the consonant held on.
 * Tones do not show. Aspiration is breath after the lips have parted.
 */
export const mandarin: LanguageRules = {
  languages: ['zh', 'cmn'],
  sounds: {
    'o-': 'ɤ',
    onɡ: 'u k',
    ər: '3',
    's.': 'ʂ',
    'ts.': 'ʂ',
    'i.': 'ʂ',
    i̪: 's',
    ʂ: 'ʂ',
    ʐ: 'ʂ',
    tʂ: 'ʂ',
    ɻ: 'ʂ',
    yæ: 'y E',
  },
};

/**
 * Cantonese. eSpeak NG writes it in the letters of Jyutping: after Zee, Chinese (Hong Kong Cantonese), Journal of the IPA
 * 21 (1991), and Bauer and Benedict, Modern Cantonese Phonology (1997): yu is y, oe is œ, eo is ɵ, short a is ɐ, final p t
 * k are not released.
 */
export const cantonese: LanguageRules = {
  languages: ['yue'],
  unreleased: true,
  sounds: {
    aa: 'a',
    a: 'V',
    e: 'E',
    eo: 'ø',
    eoi: 'ø i',
    oe: 'œ',
    oenɡ: 'œ k',
    yu: 'y',
    o: 'O',
    ou: 'o u',
    unɡ: 'o k',
    inɡ: 'I k',
    z: 's',
    c: 's h',
    nɡ: 'k',
  },
};
