import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPinyin } from './pinyin-visemes.js';

const pinyin = (syllable: string) =>
  readPinyin(syllable)
    .parts.map((part) => part.viseme)
    .join(' ');

/** Hand-checked: initials by place and rounding, finals by their vowels. */
const readings: Readonly<Record<string, string>> = {
  bā: 'p a',
  ba1: 'p a',
  fēi: 'f E i',
  māo: 'p a u',
  zhōng: 'ʂ u k',
  shi4: 'ʂ ʂ',
  si4: 's s',
  rì: 'ʂ ʂ',
  qī: 'ɕ i',
  lǜ: 'l y',
  lv4: 'l y',
  lüè: 'l y E',
  ju2: 'ɕ y',
  xuan1: 'ɕ y E t',
  liu4: 'l i o u',
  gui4: 'k u E i',
  ke4: 'k ɤ',
  de: 't ɤ',
  er2: '3',
  feng1: 'f @ k',
  bo1: 'p o',
};

test('syllables read as initial and final, with tone marks or numbers', () => {
  for (const [syllable, expected] of Object.entries(readings)) assert.equal(pinyin(syllable), expected, syllable);
});

test('syllables spelled with y and w are vowels', () => {
  const vowels = { wǒ: 'u o', yu2: 'y', yan2: 'i E t', you3: 'i o u', wu3: 'u', wèi: 'u E i', yong3: 'y u k' };
  for (const [syllable, expected] of Object.entries(vowels)) assert.equal(pinyin(syllable), expected, syllable);
});

test('a rhotic syllable ends in r, without the n or i that it replaces', () => {
  const rhotic = {
    huār: 'k u a 3',
    wánr: 'u a 3',
    hair2: 'k a 3',
    dianr3: 't i E 3',
    shìr: 'ʂ 3',
    zher4: 'ʂ 3',
    gèr: 'k 3',
    kòngr: 'k u 3',
    mǎr: 'p a 3',
  };
  for (const [syllable, expected] of Object.entries(rhotic)) assert.equal(pinyin(syllable), expected, syllable);
});

test('the parts of a syllable fill its time', () => {
  for (const syllable of ['zhuang4', 'a', 'lüe4', 'ng', 'shi4', 'huar1', 'shir4']) {
    const total = readPinyin(syllable).parts.reduce((sum, part) => sum + part.share, 0);
    assert.ok(Math.abs(total - 1) < 1e-9, syllable);
  }
});
