import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberText, parseNumber, stepped } from './parse-number.js';

const float = { kind: 'float' } as const;

test('numbers are read as people write them', () => {
  const texts = ['1.', '.5', ',5', '1,25', '１２．５', '－3', '− 2', '3。5', '1e3', ' 7 ', '+4'];
  assert.deepEqual(
    texts.map((text) => parseNumber(text, float)),
    [1, 0.5, 0.5, 1.25, 12.5, -3, -2, 3.5, 1000, 7, 4],
  );
});

test('what is no number is none', () => {
  for (const text of ['', '-', 'abc', '1.2.3', '1e', 'Infinity', '1e999', '0x10']) {
    assert.equal(parseNumber(text, float), undefined, text);
  }
});

test('limits are kept and whole numbers rounded', () => {
  assert.equal(parseNumber('12', { kind: 'int', min: 0, max: 10 }), 10);
  assert.equal(parseNumber('-1', { kind: 'int', min: 0 }), 0);
  assert.equal(parseNumber('2.6', { kind: 'int' }), 3);
  assert.equal(parseNumber('18446744073709551615', { kind: 'int', max: 2 ** 64 }), 2 ** 64);
});

test('steps leave no dust', () => {
  assert.equal(stepped(0.1, 2, { kind: 'float', step: 0.1 }), 0.3);
  assert.equal(stepped(0.25, 1, { kind: 'float', step: 0.1 }), 0.35);
  assert.equal(stepped(1, -30, { kind: 'float', step: 0.05, min: 0 }), 0);
  assert.equal(stepped(640, 1, { kind: 'int', step: 8 }), 648);
});

test('large whole numbers show their digits', () => {
  assert.equal(numberText(2 ** 64), '18446744073709552000');
  assert.equal(numberText(1e21), '1000000000000000000000');
  assert.equal(numberText(0.5), '0.5');
});
