import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasExactNumbers } from './has-exact-numbers.js';
import { parseJson } from './parse-json.js';

test('numbers that lose something when they are read are found', () => {
  for (const text of ['5.0', '-5.000', '[1.0]', '5e0', '1E3', '1.5e+1', '18446744073709551615', '{"a":2.0}', '2.50']) {
    assert.equal(hasExactNumbers(text), true, text);
  }
});

test('other numbers are not', () => {
  for (const text of ['5', '-5', '0.5', '1.05', '[1,2]', '{"a":1.25}', '123456789012345']) {
    assert.equal(hasExactNumbers(text), false, text);
  }
});

test('whatever is read the quick way is read the same as the careful way', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      // The number beside it makes the whole text one that is read carefully.
      assert.deepEqual(parseJson(text), (parseJson(`{"v":${text},"x":1.0}`) as { v: unknown }).v);
    }),
  );
});
