import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { RunEvent } from '@talkgraph/engine';
import { NodeMemory } from './node-memory.js';

let now = 0;
beforeEach(() => {
  now = 0;
  mock.timers.enable({ apis: ['setInterval'] });
  mock.method(performance, 'now', () => now);
});
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

const started = (node: string): RunEvent => ({ kind: 'node-started', type: 'T', node, display: node });
const done = (node: string, ran = true): RunEvent => ({
  kind: 'node-done',
  type: 'T',
  node,
  display: node,
  ran,
  milliseconds: 1,
  record: { outputs: [] },
  output: false,
});

function pass(milliseconds: number): void {
  now += milliseconds;
  mock.timers.tick(milliseconds);
}

test('a node is noted with the most memory while it ran, others with what there was then', () => {
  let bytes = 100;
  const memory = new NodeMemory(() => bytes);
  const bytesOf = (event: RunEvent) => (memory.noted(event) as { memoryBytes?: number }).memoryBytes;
  assert.equal(bytesOf(started('render')), undefined);
  bytes = 900;
  pass(200);
  bytes = 300;
  bytesOf(started('small'));
  pass(50);
  assert.equal(bytesOf(done('small')), 300);
  assert.equal(bytesOf(done('render')), 900);
  bytes = 400;
  pass(50);
  assert.equal(bytesOf(done('unstarted')), 400);
  assert.equal(bytesOf(done('cached', false)), undefined);
  memory.close();
});

test('thousands of quick nodes do not ask each', () => {
  let asked = 0;
  const memory = new NodeMemory(() => ++asked);
  for (let i = 0; i < 1000; i += 1) {
    memory.noted(started(String(i)));
    memory.noted(done(String(i)));
  }
  assert.equal(asked, 1);
});
