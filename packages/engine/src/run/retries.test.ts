import assert from 'node:assert/strict';
import { test } from 'node:test';
import { int } from '../definition/port-type.js';
import { fail, waits, wrongInput } from './testing/failing-nodes.js';
import { testNode } from './testing/make-node.js';
import { add, constant, each, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const nodes = [add, constant, each, fail, show, waits];

const flaky = (failures: number, kind: 'user' | 'operational', calls: number[]) =>
  testNode({
    type: 'Flaky',
    inputs: { value: { type: int } },
    policy: { retries: 3, retryDelayMs: 1 },
    run: ({ value }) => {
      calls.push(value);
      if (value === 2 && calls.filter((call) => call === 2).length <= failures) {
        throw kind === 'user' ? wrongInput({}) : new RangeError('not yet');
      }
      return { value };
    },
  });
const drawn: Drawn = {
  items: ['Each', { list: { __value__: [1, 2, 3] } }],
  f: ['Flaky', { value: ['items', 0] }],
};

test('retries and time limits: only the call that failed is repeated', async () => {
  const calls: number[] = [];
  const told = await runPrompt([...nodes, flaky(2, 'operational', calls)], drawn, { outputs: ['f'] });
  assert.deepEqual(calls, [1, 2, 2, 2, 3]);
  assert.deepEqual(told.items('f'), [1, 2, 3]);
  assert.deepEqual(
    told.of('node-failed').map(({ willRetry }) => willRetry),
    [true, true],
  );
  assert.equal(told.status, 'success');
});

test('retries and time limits: what keeps failing fails in the end', async () => {
  const told = await runPrompt([...nodes, flaky(9, 'operational', [])], drawn, { outputs: ['f'] });
  assert.deepEqual(
    told.of('node-failed').map(({ willRetry }) => willRetry),
    [true, true, true, false],
  );
  assert.equal(told.status, 'error');
});

test('retries and time limits: mistakes of the user are not repeated', async () => {
  const calls: number[] = [];
  await runPrompt([...nodes, flaky(9, 'user', calls)], drawn, { outputs: ['f'] });
  assert.deepEqual(calls, [1, 2]);
});

test('retries and time limits: the policy in the prompt goes before that of the type', async () => {
  const calls: number[] = [];
  const once: Drawn = { ...drawn, f: ['Flaky', { value: ['items', 0] }, { policy: { retries: 0 } }] };
  await runPrompt([...nodes, flaky(9, 'operational', calls)], once, { outputs: ['f'] });
  assert.deepEqual(calls, [1, 2]);
});

test('retries and time limits: a call that takes too long is aborted and fails, whether it reacts or not', async () => {
  const deaf = testNode({ type: 'Deaf', policy: { timeoutMs: 5 }, run: () => new Promise(() => {}) });
  const limited: Drawn = { w: ['Waits', {}, { policy: { timeoutMs: 5 } }] };
  const polite = await runPrompt(nodes, limited, { outputs: ['w'] });
  const told = await runPrompt([deaf], { d: ['Deaf'] }, { outputs: ['d'], graceMs: 5 });
  for (const { failures, status } of [polite, told]) {
    assert.deepEqual([status, failures[0]!.code], ['error', 'NODE_TIMED_OUT']);
    assert.match(failures[0]!.text.en, /timed out/);
  }
});
