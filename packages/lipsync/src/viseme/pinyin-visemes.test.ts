import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJapanese } from './japanese-visemes.js';
import { readPinyin } from './pinyin-visemes.js';

const pinyin = (syllable: string) =>
  readPinyin(syllable)
    .parts.map((part) => part.viseme)
    .join(' ');
const japanese = (symbol: string) =>
  readJapanese(symbol)
    .parts.map((part) => part.viseme)
    .join(' ');

test('Pinyin syllables read as initial and final, with tone marks or numbers', () => {
  const readings: Record<string, string> = {
    bā: 'p a',
    ba1: 'p a',
    fēi: 'f E i',
    māo: 'p a u',
    zhōng: 'S u k',
    shi4: 'S I',
    lǜ: 'l y',
    lv4: 'l y',
    ju2: 'S y',
    xuan1: 'S y E t',
    liu4: 'l i o u',
    gui4: 'k u E i',
    er2: '3',
  };
  for (const [syllable, expected] of Object.entries(readings)) assert.equal(pinyin(syllable), expected, syllable);
});

test('syllables spelled with y and w are vowels', () => {
  assert.equal(pinyin('wǒ'), 'u o');
  assert.equal(pinyin('yu2'), 'y');
  assert.equal(pinyin('yan2'), 'i E t');
  assert.equal(pinyin('you3'), 'i o u');
  assert.equal(pinyin('wu3'), 'u');
});

test('the parts of a syllable fill its time', () => {
  for (const syllable of ['zhuang4', 'a', 'lüe4', 'ng', 'shi4']) {
    const total = readPinyin(syllable).parts.reduce((sum, part) => sum + part.share, 0);
    assert.ok(Math.abs(total - 1) < 1e-9, syllable);
  }
});

test('kana and romaji read alike', () => {
  for (const [kana, romaji] of [
    ['か', 'ka'],
    ['シ', 'shi'],
    ['しゃ', 'sha'],
    ['きょ', 'kyo'],
    ['フ', 'fu'],
    ['パン', 'pan'],
  ] as const) {
    assert.equal(japanese(kana), japanese(romaji), kana);
  }
  assert.equal(japanese('ma'), 'p a');
  assert.equal(japanese('しゃ'), 'S a');
  assert.equal(japanese('ō'), 'o');
});
