import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveNode } from './live-run.js';
import { runProgress } from './run-progress.js';

const done: LiveNode = { state: 'done', notes: [] };
const waiting: LiveNode = { state: 'waiting', notes: [] };

test('without frames, nodes are counted', () => {
  const progress = runProgress({ id: 'r', state: 'running', nodes: { 1: done, 2: waiting, 3: waiting, 4: waiting } });
  assert.deepEqual(progress, { nodesDone: 1, nodeCount: 4, fraction: 0.25 });
});

test('while frames are rendered, they are what counts, and how long they take is known', () => {
  const picked: LiveNode = { state: 'running', notes: [], progress: { value: 60, max: 100 } };
  const render: LiveNode = { ...picked, progress: { value: 50, max: 100, framesPerSecond: 25 } };
  const progress = runProgress({ id: 'r', state: 'running', nodes: { 1: done, 2: picked, 3: render } });
  assert.deepEqual(progress, {
    nodesDone: 1,
    nodeCount: 3,
    node: '3',
    fraction: 0.5,
    framesPerSecond: 25,
    remainingSeconds: 2,
  });
});

test('a run that is over is over', () => {
  assert.equal(runProgress({ id: 'r', state: 'error', nodes: { 1: waiting } }).fraction, 1);
});
