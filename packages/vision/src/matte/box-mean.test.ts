import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoxMean } from './box-mean.js';

test('means over squares are those counted by hand, at borders too, even where the square is larger than the grid', () => {
  const [width, height] = [7, 5];
  const field = Float32Array.from({ length: width * height }, (_, i) => (i * 37) % 11);
  for (const radius of [1, 2, 9]) {
    const result = new Float32Array(width * height);
    new BoxMean(width, height).mean(field, radius, result);
    for (const [i, value] of result.entries()) {
      const around = [...field.keys()].filter(
        (k) =>
          Math.abs((k % width) - (i % width)) <= radius &&
          Math.abs(Math.floor(k / width) - Math.floor(i / width)) <= radius,
      );
      const mean = around.reduce((sum, k) => sum + (field[k] as number), 0) / around.length;
      assert.ok(Math.abs(value - mean) < 1e-5, `radius ${radius}, cell ${i}: ${value} instead of ${mean}`);
    }
  }
});
