import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pythonRepr, pythonText } from './python-text.js';

test('numbers are written as Python writes them', () => {
  assert.equal(pythonText(5), '5');
  assert.equal(pythonText(5, true), '5.0');
  assert.equal(pythonText(-0, true), '-0.0');
  assert.equal(pythonText(0.5), '0.5');
  assert.equal(pythonText(0.00001), '1e-05');
  assert.equal(pythonText(1.5e16, true), '1.5e+16');
  assert.equal(pythonText(1e16, true), '1e+16');
  assert.equal(pythonText(1e-100), '1e-100');
  assert.equal(pythonText(2 ** 53), '9007199254740992');
  assert.equal(pythonText(1e22), '10000000000000000000000');
});

test('texts are quoted only inside other values', () => {
  assert.equal(pythonText("it's"), "it's");
  assert.equal(pythonRepr('a'), "'a'");
  assert.equal(pythonRepr("it's"), '"it\'s"');
  assert.equal(pythonRepr('"it\'s"'), "'\"it\\'s\"'");
  assert.equal(pythonRepr('a\nb\\'), "'a\\nb\\\\'");
});

test('other values have their Python names', () => {
  assert.equal(pythonText(null), 'None');
  assert.equal(pythonText(true), 'True');
  assert.equal(pythonText(['a', 1, false]), "['a', 1, False]");
  assert.equal(pythonText({ a: [null] }), "{'a': [None]}");
});
