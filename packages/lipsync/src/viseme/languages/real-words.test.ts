import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visemeSegments } from '../viseme-segments.js';
import { visemes } from '../viseme-table.js';
import { languageRules, rulesOfLanguage } from './rules-of-language.js';

/** A word, its sounds as eSpeak NG writes them (`_` a pause), and its visemes, worked out by hand from descriptions of the language. */
type Word = readonly [word: string, sounds: string, visemes: string];

const words: Readonly<Record<string, readonly Word[]>> = {
  'zh-CN': [
    ['课 kè: e is unrounded', 'kh ˈo-', 'k h ɤ'],
    ['四 sì: the vowel is the s held on', 's ˈi̪', 's s'],
    ['是 shì: likewise, lips half round', 's. ˈi.', 'ʂ ʂ'],
    ['七 qī: spread, not like English ch', 'tɕh ˈi', 'ɕ h i'],
    ['中 zhōng', 'ts. ˈonɡ', 'ʂ u k'],
    ['女 nǚ', 'n ˈy', 't y'],
    ['二 èr', 'ˈər', '3'],
    ['怕 pà: breath after the lips have parted', 'ph ˈɑ', 'p h a'],
    ['风 fēng', 'f ˈə ŋ', 'f @ k'],
    ['绿 lǜ', 'l ˈy', 'l y'],
  ],
  'zh-HK': [
    ['書 syu1: yu is y', 's ˈyu', 's y'],
    ['去 heoi3', 'h ˈeoi', 'h ø i'],
    ['香 hoeng1', 'h ˈoenɡ', 'h œ k'],
    ['十 sap6: the lips stay shut', 's ˈa p _', 's V p _'],
    ['心 sam1', 's ˈa m', 's V p'],
    ['中 zung1: z is ts', 'z ˈunɡ', 's o k'],
  ],
  ja: [
    ['さんぽ sampo: n is m before p', 's ä ˈũ p o̞', 's a p p O'],
    ['しんぶん shimbun', 'ɕ i ˈũ b ɯᵝ ɴ _', 'ɕ i p p ɯᵝ k _'],
    ['はっぴょう happyō: the doubled p is held', 'h ä h p ʲ ˈo̞ ɯᵝ', 'h a p p j O ɯᵝ'],
    ['すき s(u)ki: whispered u', 's ˈɯᵝ k i', 's s k i'],
    ['です des(u)', 'd ˈe̞ s ɯᵝ _', 't E s s _'],
    ['つき ts(u)ki', 'ts ˈɯᵝ k i', 's s k i'],
    ['ふゆ fuyu: f does not close, u does not purse', 'ɸ ˈɯᵝ j ɯᵝ', 'β ɯᵝ j ɯᵝ'],
    ['わたし watashi', 'w ä t ˈä ɕ i', 'β a t a ɕ ɕ'],
    ['かう kau: a vowel before u is no reason to whisper', 'k ä ɯᵝ', 'k a ɯᵝ'],
  ],
  ko: [
    ['밥 bap: the lips stay shut', 'p ˈɐ p _', 'p a p _'],
    ['뿌리 ppuri', 'p- ˈu ɾ i', 'p u t i'],
    ['파도 pado', 'ph ˈɐ d o', 'p h a t o'],
    ['으 eu: unrounded', 'ˈɯ', 'ɯ'],
    ['감 gam', 'ɡ ˈɐ m', 'k a p'],
    ['자 ja: spread', 'tʃ ˈɐ', 'ɕ a'],
    ['외 oe', 'w ˈe', 'w E'],
  ],
  ar: [
    ['باب bāb', 'b ˈa b', 'p a p'],
    ['صوت ṣawt: emphatic', 's̪ ˈa w t', 'tˤ a w t'],
    ['ضرب ḍarb', 'dˤ ˈa r b', 'tˤ a t p'],
    ['طالب ṭālib', 't̪ ˈa l a b', 'tˤ a l a p'],
    ['سلام salām: plain', 's a l ˈa m', 's a l a p'],
    ['من بعد mim baʕd', 'm ˈi n b ˈa ʕ d', 'p i p p a h t'],
    ['فتح fataḥ', 'f ˈa t a ħ', 'f a t a h'],
  ],
  fr: [
    ['bon: as round as o', 'b ˈɔ̃', 'p o'],
    ['blanc: a little round', 'b l ˈɑ̃', 'p l O'],
    ['vin: spread', 'v ˈɛ̃', 'f {'],
    ['un: round', 'œ̃', 'œ'],
    ['peu', 'p ˈø', 'p ø'],
    ['beurre', 'b ˈœ ʁ', 'p œ h'],
    ['rue', 'ʁ ˈy', 'h y'],
    ['le: schwa is round', 'l ə-', 'l œ'],
    ['jeune', 'ʒ ˈœ n', 'S œ t'],
  ],
  de: [
    ['Pferd: closed, then behind the teeth', 'pf ˈeː ɾ t', 'p f E t t'],
    ['schön', 'ʃ ˈøː n', 'S ø t'],
    ['fünf', 'f ˈʏ n f', 'f y t f'],
    ['können', 'k ˈœ n ə n', 'k œ t @ t'],
    ['Bücher', 'b ˈyː ç ɜ', 'p y j V'],
    ['ich: spread', '_ ɪ ç', '_ I j'],
    ['Bär', 'b ˈɛː ɾ', 'p E t'],
  ],
  es: [
    ['lobo: approximant', 'l ˈo β o', 'l o β o'],
    ['bebe', 'b ˈe β e', 'p E β E'],
    ['vaso, after a pause', '_ b ˈa s o', '_ p a s o'],
    ['un vaso: closed after m', 'ˈu m b ˈa s o', 'u p p a s o'],
    ['hombre', 'ˈo m b ɾ e', 'o p p t E'],
    ['ábrelo', 'ˈa β ɾ e l o', 'a β t E l o'],
    ['chico', 'tʃ ˈi k o', 'S i k o'],
  ],
  'pt-BR': [
    ['bom: nasal, lips open', 'b ˈo ŋ', 'p o k'],
    ['mãe: the glide is spread', 'm ˈɐ̃ y', 'p V j'],
    ['dia', 'dʒ ˈi æ', 'S i V'],
    ['livro', 'l ˈi v r ʊ', 'l i f t u'],
  ],
  it: [
    ['un poco: um poco', 'ʊ n p ˈɔ k o', 'u p p O k o'],
    ['in basso', 'i n b ˈa ss o', 'i p p a s o'],
    ['invece: not before v', 'i n v ˈe tʃ e', 'i t f E S E'],
    ['pioppo', 'p j ˈɔ p o', 'p j O p o'],
  ],
  ro: [['pâine: â is unrounded', 'p ˈyɪ n e', 'p ɯ I t E']],
  ru: [
    ['был byl: ы is unrounded', 'b ˈy ɭ', 'p ɯ l'],
    ['бить bitʲ: palatalised', 'b ʲ ˈi tʲ', 'p j i t j'],
    ['мяч mʲatɕ', 'mʲ ˈɑ tʃʲ', 'p j a ɕ'],
    ['пёс pʲos: ё is round', 'p ʲ ˈɵ s', 'p j o s'],
    ['щука', 'ɕ ˈu k a', 'ɕ u k a'],
    ['шапка: round', 'ʃ ˈɑ p k a', 'S a p k a'],
    ['вода', 'v ʌ d ˈɑ', 'f V t a'],
  ],
  uk: [
    ['мова mova: в does not close', 'm ˈo β a', 'p o β a'],
    ['ми', 'm ˈɪ', 'p I'],
  ],
  pl: [
    ['być', 'b ˈɨ tɕ', 'p I ɕ'],
    ['łódka: ł is w', 'w ˈu t k a', 'w u t k a'],
    ['ząb: zomp', 'z ˈɔ m p', 's O p p'],
    ['szczęście', 'ʃ tʃ ˈɛ ɲ ɕ tɕ ɛ', 'S S E j ɕ ɕ E'],
  ],
  hr: [['voda: approximant', 'v ˈo d a', 'ʋ o t a']],
  cs: [['řeka', 'r̝ ˈe k a', 'S E k a']],
  nl: [
    ['water: approximant', 'ʋ ˈaː t ə r', 'ʋ a t @ t'],
    ['inpakken: im', 'ɪ n p ˈɑ k ə', 'I p p a k @'],
    ['deur', 'd ˈøː r', 't ø t'],
    ['huis', 'h ˈœy s', 'h œ y s'],
  ],
  sv: [
    ['hus: compressed', 'h ˈʉ s', 'h y s'],
    ['sju: round', 'sx ˈʉ', 'S y'],
    ['kött: spread', 'ɕ ˈœ t', 'ɕ œ t'],
  ],
  da: [['båd', 'b ˈʌ ð', 'p O T']],
  fi: [
    ['vesi: approximant', 'v ˈe s ɪ', 'ʋ E s I'],
    ['yö', 'ˈyø', 'y ø'],
    ['sinppu: n is m', 's ˈi n p u', 's i p p u'],
  ],
  hu: [
    ['bab: a is a little round', 'b ˈɑ b', 'p O p'],
    ['színpad: m', 's ˈiː n p ɑ d', 's i p p O t'],
    ['gyűrű', 'ɟ ˈyː r yː', 'j y t y'],
  ],
  tr: [
    ['ırmak: ı is unrounded', 'ɯ r m ˈa k', 'ɯ t p a k'],
    ['tavuk: approximant beside u', 't a v ˈʊ k', 't a β u k'],
    ['vatan', 'v a t ˈa n', 'f a t a t'],
    ['İstanbul: m', 'ɪ s t ˈa n b ʊ ɫ', 'I s t a p p u l'],
    ['gözlük', 'ɟ œ z l ˈø k', 'j œ s l ø k'],
  ],
  el: [
    ['μπαμπάς', 'b a b ˈa s', 'p a p a s'],
    ['βιβλίο', 'v i v l ˈi o', 'f i f l i o'],
  ],
  hi: [
    ['वाला: approximant', 'ʋ ˈaː l aː', 'ʋ a l a'],
    ['फल: closed, then breath', 'pʰ ˈʌ l', 'p h V l'],
    ['भाई', 'bʰ ˈaː i', 'p h a i'],
    ['छात्र: affricate', 'cʰ ˈaː t ɾ ə', 'ɕ h a t t @'],
  ],
  vi: [
    ['thư: ư is unrounded', 't ˈy', 't ɯ'],
    ['nước', 'n ˈyə c', 't ɯ @ k'],
    ['không: ŋ͡m', 'x ˌo ŋ _', 'k o p _'],
    ['học: k͡p', 'h ˈɔ k _', 'h O p _'],
    ['uống: not after the diphthong', 'ˈuə ŋ _', 'u @ k _'],
    ['sông ở: not within a word', 's ˈo k a', 's o k a'],
    ['đẹp', 'ɗ ˈɛ p _', 't E p _'],
  ],
  id: [['tiap', 't ˈi a p _', 't i a p _']],
  en: [
    ['bob', 'b ˈɑː b', 'p a p'],
    ['very vivid', 'v ˈɛ ɹ i v ˈɪ v ɪ d', 'f E r i f I f I t'],
    ['bird', 'b ˈɜː d', 'p 3 t'],
  ],
};

function visemesOf(sounds: string, language: string): string {
  const events = sounds.split(' ').map((symbol, i) => {
    return { symbol: symbol === '_' ? '' : symbol, startSeconds: i, endSeconds: i + 1 };
  });
  const segments = visemeSegments(events, { language });
  return segments.map(({ viseme }) => viseme).join(' ');
}

for (const [language, list] of Object.entries(words)) {
  test(`words of ${language} move the mouth as its speakers do`, () => {
    for (const [word, sounds, expected] of list) assert.equal(visemesOf(sounds, language), expected, word);
  });
}

test('every language with rules has words here', () => {
  for (const { languages } of languageRules) {
    const tested = Object.keys(words).some((tag) => languages.some((l) => rulesOfLanguage(l) === rulesOfLanguage(tag)));
    assert.ok(tested, languages.join());
  }
});

test('rules name visemes that exist, and every language once', () => {
  const named = languageRules.flatMap(({ sounds = {} }) => Object.values(sounds).flatMap((ids) => ids.split(' ')));
  for (const id of named) assert.ok(id in visemes, id);
  const languages = languageRules.flatMap((rules) => rules.languages);
  assert.equal(new Set(languages).size, languages.length);
});

test('a tag chooses its language, with region or script; an unknown one the shared table', () => {
  assert.equal(rulesOfLanguage('zh-TW'), rulesOfLanguage('cmn'));
  assert.equal(rulesOfLanguage('zh-HK'), rulesOfLanguage('yue'));
  assert.equal(rulesOfLanguage('pt_PT'), rulesOfLanguage('pt-BR'));
  assert.equal(rulesOfLanguage('xx').sounds.size, 0);
  assert.equal(rulesOfLanguage().sounds.size, 0);
});

test('an event in another language than the recording is read by its own rules', () => {
  const events = [
    { symbol: 's.', startSeconds: 0, endSeconds: 0.1 },
    { symbol: 'i.', startSeconds: 0.1, endSeconds: 0.2 },
    { symbol: 'ʃ', startSeconds: 0.2, endSeconds: 0.3, language: 'en' },
    { symbol: 'ʃ', startSeconds: 0.3, endSeconds: 0.4, language: 'ko' },
  ];
  const segments = visemeSegments(events, { language: 'zh-CN' });
  assert.deepEqual(
    segments.map(({ viseme }) => viseme),
    ['ʂ', 'ʂ', 'S', 'ɕ'],
  );
});

test('an unreleased final stop keeps the lips shut into the pause, a released one does not', () => {
  const events = [
    { symbol: 'ɐ', startSeconds: 0, endSeconds: 0.2 },
    { symbol: 'p', startSeconds: 0.2, endSeconds: 0.25 },
    { symbol: '', startSeconds: 0.25, endSeconds: 1 },
  ];
  const shut = (language: string) => visemeSegments(events, { language }).find(({ viseme }) => viseme === 'p');
  assert.ok(Math.abs(shut('ko')!.endSeconds - 0.34) < 1e-9);
  assert.ok(shut('en')!.endSeconds <= 0.25);
});
