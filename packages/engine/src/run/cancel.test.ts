import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from './run-event.js';
import { waits } from './testing/failing-nodes.js';
import { testNode } from './testing/make-node.js';
import { add, constant, each, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt, type TestRun } from './testing/run-prompt.js';

/** Runs with a signal that is aborted when the event comes that `when` recognises. */
function cancelling(when: (event: RunEvent) => boolean): Pick<TestRun, 'signal' | 'onEvent'> {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onEvent: (event) => {
      if (when(event)) controller.abort();
    },
  };
}

const startOf = (id: string) => (event: RunEvent) => event.kind === 'node-started' && event.node === id;
const nodes = [add, constant, each, show, waits];

test('cancelling: stops the nodes under way and starts no other; what they throw is no failure', async () => {
  const drawn: Drawn = { a: ['Waits'], b: ['Waits'], next: ['Add', { x: ['a', 0] }] };
  const told = await runPrompt(nodes, drawn, { outputs: ['next', 'b'], ...cancelling(startOf('b')) });
  assert.equal(told.status, 'cancelled');
  assert.deepEqual(told.started, ['a', 'b']);
  assert.equal(told.failures.length, 0);
  assert.deepEqual(told.events.at(-1), { kind: 'run-done', status: 'cancelled' });
});

test('cancelling: between synchronous nodes stops before the next one', async () => {
  const drawn: Drawn = { a: ['Constant', { value: 1 }], b: ['Add', { x: ['a', 0] }], c: ['Add', { x: ['b', 0] }] };
  const told = await runPrompt(nodes, drawn, { outputs: ['c'], ...cancelling((e) => e.kind === 'node-done') });
  assert.deepEqual([told.status, told.started], ['cancelled', ['a']]);
});

test('cancelling: before the start runs nothing', async () => {
  const told = await runPrompt(nodes, { a: ['Waits'] }, { outputs: ['a'], signal: AbortSignal.abort() });
  assert.deepEqual(
    told.events.map(({ kind }) => kind),
    ['run-started', 'run-done'],
  );
  assert.equal(told.status, 'cancelled');
});

test('cancelling: is not held up by a node that does not listen, by a retry’s delay, or by waiting for resources', async () => {
  const deaf = testNode({ type: 'Deaf', resources: { cpu: 1 }, perNode: true, run: () => new Promise(() => {}) });
  const flaky = testNode({
    type: 'Flaky',
    policy: { retries: 1, retryDelayMs: 1_000_000 },
    run: () => {
      throw new RangeError('later');
    },
  });
  const drawn: Drawn = { a: ['Deaf'], b: ['Deaf'], f: ['Flaky'] };
  const told = await runPrompt([deaf, flaky], drawn, {
    outputs: ['a', 'b', 'f'],
    services: { resources: { cpu: 1 } },
    graceMs: 20,
    ...cancelling((event) => event.kind === 'node-failed'),
  });
  assert.deepEqual([told.status, told.started], ['cancelled', ['a', 'f']]);
  assert.ok(told.failures.length === 1 && told.of('node-failed')[0]!.willRetry);
});

test('cancelling: in the middle of a list makes no further call', async () => {
  let calls = 0;
  const counts = testNode({
    type: 'Counts',
    inputs: constant.inputs,
    run: ({ value }) => ({ value: ++calls && value }),
  });
  const controller = new AbortController();
  const stops = testNode({
    ...counts,
    type: 'Stops',
    run: async (inputs, ctx) => {
      if (ctx.callIndex === 1) controller.abort();
      return counts.run(inputs, ctx);
    },
  });
  const drawn: Drawn = {
    items: ['Each', { list: { __value__: [1, 2, 3] } }],
    s: ['Stops', { value: ['items', 0] }],
  };
  const told = await runPrompt([...nodes, stops], drawn, { outputs: ['s'], signal: controller.signal });
  assert.deepEqual([told.status, calls], ['cancelled', 2]);
});

test('cancelling: after the last node is too late', async () => {
  const told = await runPrompt(
    nodes,
    { a: ['Constant', { value: 1 }] },
    {
      outputs: ['a'],
      ...cancelling((event) => event.kind === 'run-done'),
    },
  );
  assert.equal(told.status, 'success');
});
