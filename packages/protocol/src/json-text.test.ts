import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonFragment, jsonText } from './json-text.js';

test('a bigint is written with all its digits', () => {
  assert.equal(jsonText({ max: 2n ** 64n - 1n, min: -5n }), '{"max":18446744073709551615,"min":-5}');
});

test('a fragment is put in as it was written', () => {
  assert.equal(jsonText([1, new JsonFragment('{"a":5.0}')]), '[1,{"a":5.0}]');
});

test('texts that look like a mark stay texts', () => {
  assert.equal(jsonText(['0', 'x:0', 2n, '"x:0"', '$1']), '["0","x:0",2,"\\"x:0\\"","$1"]');
});

test('a dollar sign in a fragment is not taken for a replacement pattern', () => {
  assert.equal(jsonText(new JsonFragment('"$& $1 $$"')), '"$& $1 $$"');
});

test('what JSON cannot say becomes null', () => {
  assert.equal(jsonText({ a: Number.NaN, b: Number.POSITIVE_INFINITY, c: 1n }), '{"a":null,"b":null,"c":1}');
});
