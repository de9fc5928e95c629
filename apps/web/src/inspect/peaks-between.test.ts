import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peaksBetween } from './peaks-between.js';

test('the peaks of a stretch are those over it', () => {
  const sound = { peaks: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], durationSeconds: 20 };
  assert.deepEqual(peaksBetween(sound, 0, 20), sound.peaks);
  assert.deepEqual(peaksBetween(sound, 4, 10), [2, 3, 4]);
  assert.deepEqual(peaksBetween(sound, 18, 30), [9]);
  assert.deepEqual(peaksBetween({ peaks: [], durationSeconds: 0 }, 0, 1), []);
});
