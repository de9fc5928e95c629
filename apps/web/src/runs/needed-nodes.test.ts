import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neededNodes } from './needed-nodes.js';

const prompt = {
  1: { inputs: { value: 3 } },
  2: { inputs: { video: ['1', 0], names: ['a', 'b'] } },
  3: { inputs: { video: ['2', 0] } },
  4: { inputs: { video: ['1', 0], other: ['9', 0] } },
};

test('only what the outputs depend on is come to', () => {
  assert.deepEqual([...neededNodes(prompt, ['3'])].sort(), ['1', '2', '3']);
  assert.deepEqual([...neededNodes(prompt, ['3', '4'])].sort(), ['1', '2', '3', '4']);
});

test('rings and unknown outputs do not matter', () => {
  const ring = { 1: { inputs: { a: ['2', 0] } }, 2: { inputs: { a: ['1', 0] } } };
  assert.deepEqual([...neededNodes(ring, ['1', '8'])].sort(), ['1', '2']);
});
