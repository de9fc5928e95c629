import assert from 'node:assert/strict';
import { test } from 'node:test';
import { melBands } from '@talkgraph/media';
import { featureCount, normaliseRows } from './normalise.js';

const rows = 700;
const logMel = Float32Array.from({ length: rows * melBands }, (_, i) => {
  const t = Math.floor(i / melBands);
  const b = i % melBands;
  return -12 + 4 * Math.sin(0.05 * t) + 3 * Math.cos(0.3 * b + 0.011 * t) - 6 * (Math.floor(t / 150) % 2);
});

test('normalised rows are those that the training code makes of the same input', () => {
  // Printed by training/features.py for this very input: row, column, value.
  const golden = [
    [0, 0, -0.00167],
    [0, 40, -1.17418],
    [149, 7, -0.28605],
    [150, 7, -1.22551],
    [333, 20, -1.12356],
    [350, 39, -1.0698],
    [500, 40, -3.18504],
    [699, 3, -1.35495],
  ] as const;
  const features = normaliseRows(logMel);
  assert.equal(features.length, rows * featureCount);
  for (const [row, column, value] of golden) {
    assert.ok(Math.abs(features[row * featureCount + column]! - value) < 2e-4, `${row} ${column}`);
  }
});

test('a recording twenty decibels louder gives the same rows', () => {
  const quiet = normaliseRows(logMel);
  const loud = normaliseRows(logMel.map((value) => value + Math.log(100)));
  for (let i = 0; i < quiet.length; i++) assert.ok(Math.abs(quiet[i]! - loud[i]!) < 1e-3);
});

test('silence stays silence: it is not raised to the level of speech', () => {
  const features = normaliseRows(new Float32Array(rows * melBands).fill(Math.log(1e-12)));
  for (let t = 0; t < rows; t++) assert.ok(features[t * featureCount + melBands]! < -2);
});
