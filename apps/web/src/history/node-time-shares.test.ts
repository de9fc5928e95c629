import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunNode } from '@talkgraph/protocol';
import { nodeTimes } from './node-time-shares.js';

const node = (id: string, display: string, milliseconds: number, ran = true, memoryBytes?: number): RunNode => ({
  node: id,
  display,
  type: 'T',
  ran,
  milliseconds,
  output: false,
  ...(memoryBytes !== undefined && { memoryBytes }),
});

test('the longest comes first, with what it expanded into; cached nodes took no time', () => {
  const times = nodeTimes([
    node('1', '1', 0, false),
    node('2', '2', 100, true, 5e8),
    node('2.0.1', '2', 300, true, 4e8),
    node('3', '3', 100),
  ]);
  assert.deepEqual(times, [
    { node: '2', milliseconds: 400, isCached: false, memoryBytes: 5e8, share: 1 },
    { node: '3', milliseconds: 100, isCached: false, memoryBytes: undefined, share: 0.25 },
    { node: '1', milliseconds: 0, isCached: true, memoryBytes: undefined, share: 0 },
  ]);
});
