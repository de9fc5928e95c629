import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockText } from './clock-text.js';

test('times are written as on a player', () => {
  assert.deepEqual([0, 7.9, 65, 3723, Number.NaN, Number.POSITIVE_INFINITY].map(clockText), [
    '0:00',
    '0:07',
    '1:05',
    '1:02:03',
    '–:––',
    '–:––',
  ]);
});
