import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grain, picture } from '../testing/synthetic-picture.js';
import { laplacianVariance } from './sharpness.js';

const all = { x0: 0, y0: 0, x1: 99, y1: 99 };

test('a checkerboard of ±a has variance (8·a)²', () => {
  const board = picture(100, 100, (x, y) => 100 + ((x + y) % 2 ? 10 : -10));
  assert.equal(laplacianVariance(board, all), 80 ** 2);
});

test('a plane and a ramp have none', () => {
  assert.equal(
    laplacianVariance(
      picture(100, 100, () => 77),
      all,
    ),
    0,
  );
  assert.equal(
    laplacianVariance(
      picture(100, 100, (x, y) => x + y),
      all,
    ),
    0,
  );
});

test('blurring by averaging four pixels lowers it', () => {
  const sharp = grain(40);
  const soft = (x: number, y: number) => (sharp(x, y) + sharp(x + 1, y) + sharp(x, y + 1) + sharp(x + 1, y + 1)) / 4;
  const ratio = laplacianVariance(picture(100, 100, soft), all) / laplacianVariance(picture(100, 100, sharp), all);
  assert.ok(ratio > 0.05 && ratio < 0.25, `${ratio}`);
});

test('only the part of the box inside the picture counts', () => {
  const board = picture(100, 100, (x, y) => (x < 50 ? 0 : 100 + ((x + y) % 2 ? 10 : -10)));
  assert.equal(laplacianVariance(board, { x0: 60, y0: -50, x1: 400, y1: 400 }), 80 ** 2);
  assert.equal(laplacianVariance(board, { x0: 200, y0: 200, x1: 300, y1: 300 }), 0);
});
