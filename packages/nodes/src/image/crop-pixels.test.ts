import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cropPixels } from './crop-pixels.js';

const pixels = { width: 4, height: 3, channels: 1, data: Float32Array.from({ length: 12 }, (_, i) => i) } as const;

test('a rectangle keeps its own pixels, row by row', () => {
  const { width, height, data } = cropPixels(pixels, { x: 1, y: 1, width: 2, height: 2 });
  assert.deepEqual([width, height, ...data], [2, 2, 5, 6, 9, 10]);
});

test('a rectangle that is empty or reaches outside is refused', () => {
  for (const area of [
    { x: 3, y: 0, width: 2, height: 1 },
    { x: 0, y: 2, width: 1, height: 2 },
    { x: -1, y: 0, width: 1, height: 1 },
    { x: 0, y: 0, width: 0, height: 1 },
  ]) {
    assert.throws(() => cropPixels(pixels, area), { code: 'IMAGE_AREA_OUTSIDE' });
  }
});
