import type { VisemeId } from './viseme-table.js';

/**
 * IPA letters of each viseme; digraphs where one sound is written with two letters. What a language does differently is in
 * its rules (languages/).
 */
const lettersOf: Readonly<Record<VisemeId, string>> = {
  _: '',
  p: 'p b m ɓ ʙ kp ɡb ŋm',
  f: 'f v ɱ ⱱ',
  T: 'θ ð',
  t: 't d n ʈ ɖ ɳ ɗ ɾ r ʀ ɽ ᵑ',
  l: 'l ɫ ɭ ɬ ɮ ɺ',
  s: 's z ts dz tsh',
  S: 'ʃ ʒ tʃ dʒ ʂ ʐ tʂ dʐ ʧ ʤ ɧ s. z. ts.',
  k: 'k ɡ g ŋ x ɣ q ɢ ɴ ɰ ɠ',
  h: 'h ɦ χ ʁ ħ ʕ ʔ ʜ ʰ ʱ',
  r: 'ɹ ɻ',
  w: 'w ʍ ɥ ʷ',
  j: 'j c ɟ ɲ ʎ ʝ ɉ ʲ',
  a: 'a ɑ ɐ ɶ',
  '{': 'æ',
  V: 'ʌ',
  '@': 'ə ɘ ᵊ',
  E: 'ɛ e ε',
  I: 'ɪ ɨ ᵻ i.',
  i: 'i',
  O: 'ɔ ɒ',
  o: 'o',
  u: 'u ʊ ʉ ᵿ',
  y: 'y ʏ',
  '3': 'ɜ ɝ ɚ ɞ',
  β: 'β ɸ',
  ʋ: 'ʋ',
  ɕ: 'ɕ ʑ tɕ dʑ',
  ʂ: '',
  tˤ: 'tˤ dˤ sˤ zˤ ðˤ lˤ',
  ɯ: 'ɯ',
  ɯᵝ: 'ɯᵝ',
  ɤ: 'ɤ',
  ø: 'ø ɵ',
  œ: 'œ',
};

/** Visemes in the order they are said, by how a sound is written, decomposed (NFD). */
export type SoundTable = ReadonlyMap<string, readonly VisemeId[]>;

const shared: SoundTable = new Map(
  (Object.entries(lettersOf) as [VisemeId, string][]).flatMap(([id, letters]) =>
    letters
      .split(' ')
      .filter(Boolean)
      .map((letter): [string, readonly VisemeId[]] => [letter.normalize('NFD'), [id]]),
  ),
);
const longestOf = (table: SoundTable) => Math.max(0, ...[...table.keys()].map((letters) => letters.length));
const longestShared = longestOf(shared);
const noDifferences: SoundTable = new Map();

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

/** A symbol without stress, length and tone, decomposed; empty for a pause and for eSpeak's `(en)`, a change of language. */
export function plainSymbol(symbol: string): string {
  const text = symbol
    .replace(/\([^)]*\)/g, '')
    .normalize('NFD')
    .replaceAll('r\u031d', 'ʒ') // the Czech ř
    .replace(/[\u035c\u0361]/g, '') // tie bars
    .replace(/[ˈ'ˌːˑ‿\d\s|‖↗↘˥˦˧˨˩^#:]/g, '');
  // What is left without its marks is no sound.
  return text.replace(/[\u0300-\u036f]/g, '').replace(/[."-]/g, '') === '' ? '' : text;
}

/**
 * Reads an IPA symbol as synthesisers write them: stress and length marks, tone digits, tie bars and diacritics may be
 * there. A symbol without any known letter reads as a neutral sound; an empty one as a pause. The first half of a
 * diphthong gets 60 % of its time. `differences` are a language's own sounds; they may be told apart by a diacritic.
 */
export function readIpa(symbol: string, differences: SoundTable = noDifferences): IpaReading {
  const text = plainSymbol(symbol);
  if (text === '') return { parts: [{ viseme: '_', share: 1 }], stressed: false };
  const stressed = /[ˈ'ˌ]/.test(symbol);
  const ids = visemesIn(text, differences);
  if (ids.length < 2) return { parts: [{ viseme: ids[0] ?? '@', share: 1 }], stressed };
  const first = 0.6 - 0.05 * (ids.length - 2);
  const rest = (1 - first) / (ids.length - 1);
  return { parts: ids.map((viseme, i) => ({ viseme, share: i === 0 ? first : rest })), stressed };
}

function visemesIn(text: string, differences: SoundTable): VisemeId[] {
  const ids: VisemeId[] = [];
  for (let at = 0; at < text.length; ) {
    const found = ownSound(text, at, differences) ?? sharedSound(text, at);
    for (const id of found?.ids ?? []) if (ids.at(-1) !== id) ids.push(id);
    at = found?.end ?? at + 1;
  }
  return ids;
}

interface FoundSound {
  readonly ids: readonly VisemeId[];
  readonly end: number;
}

function ownSound(text: string, at: number, differences: SoundTable): FoundSound | undefined {
  for (let length = Math.min(longestOf(differences), text.length - at); length > 0; length--) {
    const ids = differences.get(text.slice(at, at + length));
    if (ids) return { ids, end: at + length };
  }
  return undefined;
}

/** The shared table knows no diacritics: they are passed over. */
function sharedSound(text: string, at: number): FoundSound | undefined {
  let found: FoundSound | undefined;
  let letters = '';
  for (let end = at; end < text.length && letters.length < longestShared; end++) {
    if (/[\u0300-\u036f]/.test(text[end]!)) continue;
    letters += text[end];
    const ids = shared.get(letters);
    if (ids) found = { ids, end: end + 1 };
  }
  return found;
}
