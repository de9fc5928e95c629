import { type IpaReading, readIpa } from './ipa-visemes.js';

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

/** Longest first. The Japanese f is made with both lips, which do not quite touch, and u without pursing them. */
const sounds: readonly (readonly [string, string])[] = [
  ['sh', 'ɕ'],
  ['ch', 'tɕ'],
  ['ts', 'ts'],
  ['j', 'dʑ'],
  ['y', 'j'],
  ['r', 'ɾ'],
  ['f', 'w'],
  ['u', 'ɯ'],
];

/** Reads a Japanese mora or word in kana or romaji (`しゃ`, `sha`, `ō`); a doubled consonant or vowel is one held sound. */
export function readJapanese(symbol: string): IpaReading {
  const romaji = fromKana(symbol)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f']/g, '');
  let ipa = '';
  for (let at = 0; at < romaji.length; ) {
    const sound = sounds.find(([letters]) => romaji.startsWith(letters, at));
    ipa += sound ? sound[1] : romaji[at];
    at += sound ? sound[0].length : 1;
  }
  return readIpa(ipa);
}

function fromKana(text: string): string {
  let romaji = '';
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    // Katakana lie 96 places after hiragana.
    const kana = code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 96) : letter;
    if (kana in smallGlides) romaji = romaji.replace(/i$/, '') + glideAfter(romaji, smallGlides[kana]!);
    else if (kana in smallVowels) romaji = romaji.replace(/[aiueo]$/, '') + smallVowels[kana];
    else if (kana !== 'っ' && kana !== 'ー') romaji += romajiOf.get(kana) ?? letter;
  }
  return romaji;
}

/** し + ゃ is sha, not shya; き + ゃ is kya. */
function glideAfter(romaji: string, glide: string): string {
  return /(sh|ch|j)i$/.test(romaji) ? glide.slice(1) : glide;
}
