import type { VisemeId } from './viseme-table.js';

/** IPA letters of each viseme; digraphs first where one sound is written with two letters. */
const lettersOf: Readonly<Record<VisemeId, string>> = {
  _: '',
  p: 'p b m ɓ ʙ ɸ β pf',
  f: 'f v ʋ ɱ ⱱ',
  T: 'θ ð',
  t: 't d n ʈ ɖ ɳ ɗ ɾ r ʀ ɽ ᵑ',
  l: 'l ɫ ɭ ɬ ɮ ɺ',
  s: 's z ts dz tsh',
  S: 'ʃ ʒ tʃ dʒ ɕ ʑ tɕ dʑ ʂ ʐ tʂ dʐ ʧ ʤ s. z. ts.',
  k: 'k ɡ g ŋ x ɣ q ɢ ɴ ɰ ɠ',
  h: 'h ɦ χ ʁ ħ ʕ ʔ ʜ',
  r: 'ɹ ɻ',
  w: 'w ʍ ɥ ʷ',
  j: 'j c ɟ ɲ ʎ ʝ ɉ ʲ',
  a: 'a ɑ ɐ ɶ',
  '{': 'æ',
  V: 'ʌ',
  '@': 'ə ɘ ɵ ᵊ',
  E: 'ɛ e ε',
  I: 'ɪ ɨ ᵻ i.',
  i: 'i',
  O: 'ɔ ɒ',
  o: 'o ɤ',
  u: 'u ʊ ɯ ʉ ᵿ',
  y: 'y ø œ ʏ',
  '3': 'ɜ ɝ ɚ ɞ',
};

const byLetters = new Map<string, VisemeId>(
  (Object.entries(lettersOf) as [VisemeId, string][]).flatMap(([id, letters]) =>
    letters
      .split(' ')
      .filter(Boolean)
      .map((letter): [string, VisemeId] => [letter, id]),
  ),
);
const longest = Math.max(...[...byLetters.keys()].map((letters) => letters.length));

/** One viseme of a phoneme; `share` is its part of the phoneme's time. */
export interface VisemePart {
  readonly viseme: VisemeId;
  readonly share: number;
}

/** What an IPA symbol says: its visemes in order (a diphthong has two) and whether it carries stress. */
export interface IpaReading {
  readonly parts: readonly VisemePart[];
  readonly stressed: boolean;
}

/**
 * Reads an IPA symbol as synthesisers write them: stress and length marks, tone digits, tie bars and diacritics may be
 * there. A symbol without any known letter reads as a neutral sound; an empty one as a pause. The first half of a
 * diphthong gets 60 % of its time.
 */
export function readIpa(symbol: string): IpaReading {
  const stressed = /[ˈ'ˌ]/.test(symbol);
  const text = symbol
    .replace(/\([^)]*\)/g, '') // eSpeak names a change of language in brackets
    .normalize('NFD')
    .replaceAll('r\u031d', 'ʒ') // the Czech ř
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ˈ'ˌːˑ‿\d\s|‖↗↘˥˦˧˨˩^#:"-]/g, '');
  if (text === '') return { parts: [{ viseme: '_', share: 1 }], stressed: false };
  const ids = lettersIn(text);
  if (ids.length === 0) return { parts: [{ viseme: '@', share: 1 }], stressed };
  if (ids.length === 1) return { parts: [{ viseme: ids[0]!, share: 1 }], stressed };
  const first = 0.6 - 0.05 * (ids.length - 2);
  const rest = (1 - first) / (ids.length - 1);
  return { parts: ids.map((viseme, i) => ({ viseme, share: i === 0 ? first : rest })), stressed };
}

function lettersIn(text: string): VisemeId[] {
  const ids: VisemeId[] = [];
  for (let at = 0; at < text.length; ) {
    let taken = 1;
    for (let length = Math.min(longest, text.length - at); length > 0; length--) {
      const id = byLetters.get(text.slice(at, at + length));
      if (!id) continue;
      if (ids.at(-1) !== id) ids.push(id);
      taken = length;
      break;
    }
    at += taken;
  }
  return ids;
}
