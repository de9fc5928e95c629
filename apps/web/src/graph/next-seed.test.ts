import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSeed } from './next-seed.js';

const seed = { kind: 'int', min: 0, max: 2 ** 64 } as const;

test('a fixed seed stays', () => {
  assert.equal(nextSeed(7, 'fixed', seed), 7);
  assert.equal(nextSeed('text', 'randomize', { kind: 'switch' }), 'text');
});

test('seeds are counted on and back, and begin again at the end', () => {
  assert.equal(nextSeed(7, 'increment', seed), 8);
  assert.equal(nextSeed(7, 'decrement', seed), 6);
  assert.equal(nextSeed(9, 'increment', { kind: 'int', min: 1, max: 9 }), 1);
  assert.equal(nextSeed(1, 'decrement', { kind: 'int', min: 1, max: 9 }), 9);
  assert.equal(nextSeed(undefined, 'increment', seed), 1);
});

test('random seeds keep to the limits, and to whole numbers that JavaScript can hold', () => {
  assert.equal(
    nextSeed(0, 'randomize', { kind: 'int', min: 3, max: 5 }, () => 0.999),
    5,
  );
  assert.equal(
    nextSeed(0, 'randomize', { kind: 'int', min: 3, max: 5 }, () => 0),
    3,
  );
  const large = nextSeed(0, 'randomize', seed, () => 1 - 2 ** -53);
  assert.ok(Number.isSafeInteger(large));
});

test('choices are gone through as well', () => {
  const widget = { kind: 'choice', choices: ['a', 'b', 'c'] } as const;
  assert.equal(nextSeed('c', 'increment', widget), 'a');
  assert.equal(
    nextSeed('a', 'randomize', widget, () => 0.5),
    'b',
  );
});
