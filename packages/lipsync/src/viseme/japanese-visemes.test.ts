import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJapanese } from './japanese-visemes.js';

const visemes = (symbol: string, next?: string) =>
  readJapanese(symbol, next)
    .parts.map((part) => part.viseme)
    .join(' ');

test('kana and romaji read alike', () => {
  for (const [kana, romaji] of [
    ['か', 'ka'],
    ['シ', 'shi'],
    ['しゃ', 'sha'],
    ['きょ', 'kyo'],
    ['フ', 'fu'],
    ['パン', 'pan'],
    ['がっこう', 'gakkou'],
    ['はっぴょう', 'happyou'],
    ['しんぶん', 'shimbun'],
    ['コーヒー', 'kōhī'],
    ['マッチ', 'matchi'],
    ['きんえん', "kin'en"],
  ] as const) {
    assert.equal(visemes(kana), visemes(romaji), kana);
  }
});

test('words move the mouth as Japanese speakers do', () => {
  const words = {
    ma: 'p a',
    しゃ: 'ɕ a',
    ō: 'O',
    さんぽ: 's a p O',
    はっぱ: 'h a p a',
    きって: 'k t E',
    すき: 's k i',
    です: 't E s',
    ふゆ: 'β ɯᵝ j ɯᵝ',
    みず: 'p i s ɯᵝ',
    ほん: 'h O k',
    わ: 'β a',
  };
  for (const [word, expected] of Object.entries(words)) assert.equal(visemes(word), expected, word);
});

test('every mora takes the same time, a doubled consonant and a long vowel one more', () => {
  const share = (word: string, viseme: string) =>
    readJapanese(word).parts.reduce((sum, part) => sum + (part.viseme === viseme ? part.share : 0), 0);
  assert.ok(Math.abs(share('はっぱ', 'p') - (1 + 0.35) / 3) < 1e-9);
  assert.ok(Math.abs(share('かー', 'a') - (0.65 + 1) / 2) < 1e-9);
  for (const word of ['きょう', 'がっこう', 'しんぶん', 'すき']) {
    const total = readJapanese(word).parts.reduce((sum, part) => sum + part.share, 0);
    assert.ok(Math.abs(total - 1) < 1e-9, word);
  }
});

test('a mora by itself looks at the one that follows', () => {
  assert.equal(visemes('っ', 'ぱ'), 'p');
  assert.equal(visemes('ん', 'ば'), 'p');
  assert.equal(visemes('ん', 'か'), 'k');
  assert.equal(visemes('す', 'き'), 's');
  assert.equal(visemes('す', 'み'), 's ɯᵝ');
});
