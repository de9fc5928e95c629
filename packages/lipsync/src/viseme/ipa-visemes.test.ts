import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readIpa } from './ipa-visemes.js';

const ids = (symbol: string) =>
  readIpa(symbol)
    .parts.map((part) => part.viseme)
    .join(' ');

test('single letters read as their viseme, whatever marks they carry', () => {
  const readings: Record<string, string> = { p: 'p', ˈiː: 'i', t̪: 't', ã: 'a', ʃ: 'S', v: 'f', θ: 'T', n̩: 't' };
  for (const [symbol, expected] of Object.entries(readings)) assert.equal(ids(symbol), expected, symbol);
});

test('affricates are one sound and diphthongs are two', () => {
  assert.equal(ids('tʃ'), 'S');
  assert.equal(ids('t͡s'), 's');
  assert.equal(ids('tɕh'), 'ɕ h');
  assert.equal(ids('pf'), 'p f');
  assert.equal(ids('k͡p'), 'p');
  assert.equal(ids('r̝'), 'S');
  assert.equal(ids('aɪ'), 'a I');
  const [first, second] = readIpa('oʊ').parts;
  assert.ok(Math.abs(first!.share - 0.6) < 1e-9 && Math.abs(second!.share - 0.4) < 1e-9);
});

test('shares of a symbol add up to its time', () => {
  for (const symbol of ['a', 'aʊ', 'aɪə', 'iou', 'kʃ']) {
    const total = readIpa(symbol).parts.reduce((sum, part) => sum + part.share, 0);
    assert.ok(Math.abs(total - 1) < 1e-9, symbol);
  }
});

test('an empty symbol and a change of language are pauses; an unknown letter is a neutral sound', () => {
  assert.equal(ids(''), '_');
  assert.equal(ids('(en)'), '_');
  assert.equal(ids('☃'), '@');
});

test('lips that only come near each other are no closure, and unrounded vowels are not round', () => {
  assert.equal(ids('β'), 'β');
  assert.equal(ids('ɸ'), 'β');
  assert.equal(ids('ʋ'), 'ʋ');
  assert.equal(ids('ɯ'), 'ɯ');
  assert.equal(ids('ɤ'), 'ɤ');
});

test('stress is seen', () => {
  assert.equal(readIpa('ˈɑ').stressed, true);
  assert.equal(readIpa('ɑ').stressed, false);
});
