import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likenessOf, looksLength } from './measure-face.js';
import { seededNoise } from './testing/seeded-noise.js';

const half = looksLength / 2;

/** Looks made of two waves: one for luma, one for redness. */
function looks(luma: (i: number) => number, redness: (i: number) => number): Uint8Array {
  return Uint8Array.from({ length: looksLength }, (_, i) => (i < half ? luma(i) : 128 + redness(i - half)));
}

const face = looks(
  (i) => 120 + 40 * Math.sin(i / 5),
  (i) => 15 * Math.sin(i / 3),
);

test('the same face in weaker light looks alike, another surface does not', () => {
  const dim = looks(
    (i) => 60 + 20 * Math.sin(i / 5),
    (i) => 8 * Math.sin(i / 3),
  );
  const noise = seededNoise(7);
  const hand = looks(
    () => 130 + 20 * noise(),
    () => 12 + 4 * noise(),
  );
  assert.ok(likenessOf(face, dim) > 0.97);
  assert.ok(Math.abs(likenessOf(face, hand)) < 0.3);
});

test('black-and-white pictures are compared by luma alone', () => {
  const grey = looks(
    (i) => 120 + 40 * Math.sin(i / 5),
    () => 0,
  );
  const noisy = looks(
    (i) => 118 + 40 * Math.sin(i / 5),
    (i) => i % 2,
  );
  assert.ok(likenessOf(grey, noisy) > 0.9);
});
