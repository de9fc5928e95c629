import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeResult } from '../definition/node-result.js';
import { fail, waits } from './testing/failing-nodes.js';
import { testNode } from './testing/make-node.js';
import { add, constant, each, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const nodes = [add, constant, each, fail, show, waits];

const drawn: Drawn = {
  f: ['Fail'],
  next: ['Add', { x: ['f', 0] }],
  lost: ['Show', { value: ['next', 0] }],
  one: ['Constant', { value: 1 }],
  made: ['Show', { value: ['one', 0] }],
};

test('with the policy to go on: what depends on the failed node is skipped, the rest is made: partial', async () => {
  const told = await runPrompt(nodes, drawn, { outputs: ['lost', 'made'], request: { onError: 'continue' } });
  assert.equal(told.status, 'partial');
  assert.deepEqual(
    told.of('node-skipped').map(({ node, because }) => [node, because]),
    [
      ['next', 'f'],
      ['lost', 'f'],
    ],
  );
  assert.deepEqual(told.done.get('made')!.ui, { values: [1] });
  assert.equal(told.of('run-done')[0]!.failure?.node, 'f');
});

test('with the policy to go on: a run of which no output could be made is an error', async () => {
  const told = await runPrompt(nodes, drawn, { outputs: ['lost'], request: { onError: 'continue' } });
  assert.equal(told.status, 'error');
});

test('with the policy to go on: the policy of the node decides, also for the nodes it adds', async () => {
  const policy = (onError: string) => ({ policy: { onError } });
  const kept: Drawn = { ...drawn, f: ['Fail', {}, policy('continue')] };
  assert.equal((await runPrompt(nodes, kept, { outputs: ['lost', 'made'] })).status, 'partial');
  const stopped: Drawn = { ...drawn, f: ['Fail', {}, policy('stop')] };
  const told = await runPrompt(nodes, stopped, { outputs: ['lost', 'made'], request: { onError: 'continue' } });
  assert.equal(told.status, 'error');
  const adds = testNode({
    type: 'Adds',
    run: (_, ctx) => {
      const round = ctx.subgraph();
      return nodeResult({ expand: round, outputs: { value: round.node('Fail', {}).out(0) } });
    },
  });
  const added: Drawn = { ...drawn, f: ['Adds', {}, policy('continue')] };
  const inner = await runPrompt([...nodes, adds], added, { outputs: ['lost', 'made'] });
  assert.equal(inner.status, 'partial');
  assert.deepEqual(
    inner.of('node-skipped').map(({ node }) => node),
    ['f', 'next', 'lost'],
  );
});

test('with the policy to go on: two failures are told, and a node that needs both is skipped once', async () => {
  const two: Drawn = { a: ['Fail'], b: ['Fail', { value: 1 }], sum: ['Add', { a: ['a', 0], b: ['b', 0] }] };
  const told = await runPrompt(nodes, two, { outputs: ['sum'], request: { onError: 'continue' } });
  assert.deepEqual([told.failures.length, told.of('node-skipped').length, told.status], [2, 1, 'error']);
});
