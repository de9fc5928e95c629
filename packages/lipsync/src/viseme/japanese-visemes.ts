import { type IpaReading, readIpa, type VisemePart } from './ipa-visemes.js';
import { rulesOfLanguage } from './languages/rules-of-language.js';
import type { VisemeId } from './viseme-table.js';

const kanaRows: readonly (readonly [string, string])[] = [
  ['あいうえお', 'a i u e o'],
  ['かきくけこ', 'ka ki ku ke ko'],
  ['がぎぐげご', 'ga gi gu ge go'],
  ['さしすせそ', 'sa shi su se so'],
  ['ざじずぜぞ', 'za ji zu ze zo'],
  ['たちつてと', 'ta chi tsu te to'],
  ['だぢづでど', 'da ji zu de do'],
  ['なにぬねの', 'na ni nu ne no'],
  ['はひふへほ', 'ha hi fu he ho'],
  ['ばびぶべぼ', 'ba bi bu be bo'],
  ['ぱぴぷぺぽ', 'pa pi pu pe po'],
  ['まみむめも', 'ma mi mu me mo'],
  ['やゆよ', 'ya yu yo'],
  ['らりるれろ', 'ra ri ru re ro'],
  ['わゐゑをんゔ', 'wa i e o n vu'],
];
const romajiOf = new Map(
  kanaRows.flatMap(([kana, romaji]) => romaji.split(' ').map((sound, i): [string, string] => [kana[i]!, sound])),
);
const smallVowels: Readonly<Record<string, string>> = { ぁ: 'a', ぃ: 'i', ぅ: 'u', ぇ: 'e', ぉ: 'o' };
const smallGlides: Readonly<Record<string, string>> = { ゃ: 'ya', ゅ: 'yu', ょ: 'yo' };

/** Consonants whose letters are not those of the IPA. */
const consonants: Readonly<Record<string, string>> = { sh: 'ɕ', ch: 'tɕ', j: 'dʑ', y: 'j', r: 'ɾ', f: 'ɸ', u: 'ɯᵝ' };
const { sounds } = rulesOfLanguage('ja');
/** Part of a mora's time that its consonant takes. */
const consonantShare = 0.35;

/**
 * A mora: a vowel with or without consonant, the first half of a doubled consonant (っ, Q), the moraic nasal (ん), or the
 * second half of a long vowel (ー).
 */
interface Mora {
  readonly kind: 'vowel' | 'stop' | 'nasal' | 'long';
  readonly consonant: string;
  readonly vowel: string;
}

const moraPattern =
  /(?<stop>Q|t(?=ch)|([bcdfghjkpstz])(?=\2))|(?<long>-)|(?<nasal>n'|n(?![aiueoy])|m(?=[bpm]))|(?<consonant>[b-df-hj-np-tv-z]*)(?<vowel>[aiueo])/g;

/**
 * Reads a Japanese mora or word in kana or romaji (`しゃ`, `sha`, `ō`, `きって`). Every mora takes the same time; a doubled
 * consonant is held; the moraic nasal shuts the lips before p b m; i and u between voiceless consonants, and after one at
 * the end of a word, are whispered and do not open the mouth (languages/japanese.ts). `next` is the symbol that follows, if
 * no pause lies between.
 */
export function readJapanese(symbol: string, next = ''): IpaReading {
  const morae = moraeOf(symbol);
  if (morae.length === 0) return readIpa(symbol, sounds);
  const [following] = moraeOf(next);
  const parts: VisemePart[] = [];
  let whispered = false;
  morae.forEach((mora, i) => {
    const after = morae[i + 1] ?? following;
    whispered = !whispered && isWhispered(mora, after, morae.length > 1);
    for (const { viseme, share } of partsOf(mora, after, parts.at(-1)?.viseme, whispered)) {
      const [last, part] = [parts.at(-1), share / morae.length];
      if (last?.viseme === viseme) parts[parts.length - 1] = { viseme, share: last.share + part };
      else parts.push({ viseme, share: part });
    }
  });
  return { parts, stressed: false };
}

function partsOf(
  mora: Mora,
  after: Mora | undefined,
  before: VisemeId | undefined,
  whispered: boolean,
): readonly VisemePart[] {
  const whole = (ipa: string) => readIpa(ipa, sounds).parts;
  if (mora.kind === 'stop') return [{ viseme: after?.consonant ? visemeOf(after.consonant) : 'h', share: 1 }];
  if (mora.kind === 'nasal') return whole(/^[pbm]/.test(after?.consonant ?? '') ? 'm' : 'ɴ');
  if (mora.kind === 'long') return [{ viseme: before ?? '@', share: 1 }];
  const vowel = whole(consonants[mora.vowel] ?? mora.vowel);
  if (mora.consonant === '') return vowel;
  const consonant = whole(ipaOf(mora.consonant));
  if (whispered) return consonant;
  return [
    ...consonant.map(({ viseme, share }) => ({ viseme, share: share * consonantShare })),
    ...vowel.map(({ viseme, share }) => ({ viseme, share: share * (1 - consonantShare) })),
  ];
}

/** Whether the vowel of a mora is whispered; at the end of a word only after s, sh, ts, ch. */
function isWhispered(mora: Mora, after: Mora | undefined, inWord: boolean): boolean {
  if (!/[iu]/.test(mora.vowel) || mora.consonant === '' || !isVoiceless(mora)) return false;
  return after ? isVoiceless(after) : inWord && /^(?:s|sh|ts|ch)$/.test(mora.consonant);
}

const isVoiceless = ({ kind, consonant }: Mora) => kind === 'stop' || /^(?:[kstchfp]|sh)/.test(consonant);

const visemeOf = (consonant: string) => readIpa(ipaOf(consonant), sounds).parts[0]!.viseme;

/** `ky` is kj, `shy` does not occur. */
function ipaOf(consonant: string): string {
  if (consonant in consonants) return consonants[consonant]!;
  return [...consonant].map((letter) => consonants[letter] ?? letter).join('');
}

function moraeOf(text: string): readonly Mora[] {
  const romaji = fromKana(text)
    .replace(/[A-PR-Z]/g, (letter) => letter.toLowerCase())
    .normalize('NFD')
    .replace(/[\u0302\u0304]/g, '-');
  return [...romaji.matchAll(moraPattern)].map(({ groups = {} }) => {
    const { stop, long, nasal, consonant = '', vowel = '' } = groups;
    const kind = stop ? 'stop' : long ? 'long' : nasal ? 'nasal' : 'vowel';
    return { kind, consonant, vowel };
  });
}

function fromKana(text: string): string {
  let romaji = '';
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    // Katakana lie 96 places after hiragana.
    const kana = code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 96) : letter;
    if (kana in smallGlides) romaji = romaji.replace(/i$/, '') + glideAfter(romaji, smallGlides[kana]!);
    else if (kana in smallVowels) romaji = romaji.replace(/[aiueo]$/, '') + smallVowels[kana];
    else if (kana === 'っ') romaji += 'Q';
    else if (kana === 'ん') romaji += "n'";
    else if (kana === 'ー') romaji += '-';
    else romaji += romajiOf.get(kana) ?? letter;
  }
  return romaji;
}

/** し + ゃ is sha, not shya; き + ゃ is kya. */
function glideAfter(romaji: string, glide: string): string {
  return /(sh|ch|j)i$/.test(romaji) ? glide.slice(1) : glide;
}
