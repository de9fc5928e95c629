import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeAfterMove } from './place-after-move.js';

const ids = ['a', 'b', 'c', 'd'];

test('a run is moved before the one that shall follow it', () => {
  assert.deepEqual(placeAfterMove(ids, 'd', 1), { before: 'b' });
  assert.deepEqual(placeAfterMove(ids, 'a', 2), { before: 'd' });
  assert.deepEqual([placeAfterMove(ids, 'c', 0), placeAfterMove(ids, 'b', 3)], ['front', 'back']);
});

test('to where it stands, or without it, nothing is moved', () => {
  assert.deepEqual(
    [placeAfterMove(ids, 'a', -1), placeAfterMove(ids, 'd', 9), placeAfterMove(ids, 'x', 1)],
    [undefined, undefined, undefined],
  );
});
