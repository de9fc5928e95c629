import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctionFor } from './correction-for.js';

test('small gaps are made up for by speed, large ones by a jump', () => {
  assert.deepEqual(correctionFor(1, 1.01, 5), { rate: 1 });
  assert.deepEqual(correctionFor(1, 0.9, 5), { rate: 1.1 });
  assert.deepEqual(correctionFor(1, 1.1, 5), { rate: 0.9 });
  assert.deepEqual(correctionFor(0, 4, 5), { jumpTo: 0, rate: 1 });
});

test('the shorter film waits at its end', () => {
  assert.deepEqual(correctionFor(9, 5, 5), { rate: 1 });
  assert.deepEqual(correctionFor(9, 3, 5), { jumpTo: 5, rate: 1 });
});
