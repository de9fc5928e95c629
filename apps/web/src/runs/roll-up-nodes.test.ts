import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveNode } from './live-run.js';
import { rollUpNodes } from './roll-up-nodes.js';

const node = (state: LiveNode['state'], facts: Partial<LiveNode> = {}): LiveNode => ({ state, notes: [], ...facts });
const stateOf = (...states: LiveNode['state'][]) => rollUpNodes(states.map((state) => node(state))).state;

test('several nodes are as the one of them that matters most', () => {
  assert.equal(stateOf('done', 'failed', 'running'), 'failed');
  assert.equal(stateOf('done', 'running', 'waiting'), 'running');
  assert.equal(stateOf('done', 'waiting'), 'running');
  assert.equal(stateOf('cached', 'waiting'), 'waiting');
  assert.equal(stateOf('cached', 'done', 'skipped'), 'done');
  assert.equal(stateOf('cached', 'skipped'), 'cached');
  assert.equal(stateOf('skipped', 'skipped'), 'skipped');
});

test('how much is over is told in percent, with the rate of the one that runs', () => {
  const rendering = node('running', { progress: { value: 50, max: 200, framesPerSecond: 25 } });
  const { progress } = rollUpNodes([node('done'), rendering, node('waiting'), node('cached')]);
  assert.deepEqual(progress, { value: 56, max: 100, framesPerSecond: 25 });
});

test('times are added up, and everything that is shown stays together', () => {
  const rolled = rollUpNodes([
    node('done', { milliseconds: 5, ui: { text: ['a'] } }),
    node('done', { milliseconds: 7, ui: { text: ['b'] }, files: [{ filename: 'f.png' }] }),
  ]);
  assert.deepEqual(rolled, {
    state: 'done',
    milliseconds: 12,
    notes: [],
    ui: { text: ['a', 'b'] },
    files: [{ filename: 'f.png' }],
  });
});
