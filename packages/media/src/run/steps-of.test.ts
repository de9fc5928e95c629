import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsOf } from './steps-of.js';

/** `f` is a file, lower-case letters are ops that make one frame, `B` one that makes up to three. */
const lists = (...frames: string[]) =>
  frames.map((clips, n) =>
    [...clips].map((clip) => ({ clip, n, node: clip === 'f' ? undefined : { op: clip === 'B' ? { batch: 3 } : {} } })),
  );
const drawn = (...frames: string[]) =>
  [...stepsOf(lists(...frames))].map((step) => step.map(({ clip, n }) => `${clip}${n}`).join('+')).join(' ');

test('one frame is made from its inputs upwards', () => {
  assert.equal(drawn('faBc'), 'f0 a0 B0 c0');
});

test('ops before an op that makes several run first, it runs once, and ops after it see the frames in order', () => {
  assert.equal(drawn('faBc', 'faBc', 'faBc'), 'f0 a0 f1 a1 f2 a2 B0+B1+B2 c0 c1 c2');
});

test('no more are made at once than the op likes', () => {
  assert.equal(drawn('B', 'B', 'B', 'B'), 'B0+B1+B2 B3');
});

test('a frame that needs no such op does not overtake the earlier ones on the way out', () => {
  assert.equal(drawn('fBc', 'fc', 'fBc'), 'f0 f1 f2 B0+B2 c0 c1 c2');
});

test('a frame that needs the op twice has both before a later one has its own', () => {
  assert.equal(drawn('BBc', 'Bc'), 'B0 B0+B1 c0 c1');
});
