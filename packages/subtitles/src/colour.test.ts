import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findColour, hexOfRgb, parseColour } from './colour.js';

test('a colour is read in every form that people write, and written in one', () => {
  for (const text of ['#1e5aa8', '1E5AA8', ' #1E5aA8 ']) assert.deepEqual(parseColour(text), [30, 90, 168], text);
  for (const text of ['#fc0', 'FC0', '#ffcc00']) assert.equal(hexOfRgb(parseColour(text)), '#ffcc00', text);
});

test('what is no colour is refused with how to write one', () => {
  for (const text of ['', '#', 'red', '#12', '#1234', '#12345678', '#gggggg', '##fff', '#ff ff00']) {
    assert.throws(() => parseColour(text), { code: 'COLOUR_UNREADABLE', message: /#rrggbb or #rgb/ }, text);
  }
  assert.equal(findColour(123456), undefined);
});
