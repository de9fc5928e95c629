import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameClock } from './frame-clock.js';

test('times are told to the hundredth', () => {
  assert.deepEqual([0, 0.04, 7.48, 9.999, 61.5, 600, -1].map(frameClock), [
    '0:00.00',
    '0:00.04',
    '0:07.48',
    '0:10.00',
    '1:01.50',
    '10:00.00',
    '0:00.00',
  ]);
});
