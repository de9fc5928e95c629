import assert from 'node:assert/strict';
import { test } from 'node:test';
import { any } from '../definition/port-type.js';
import type { Json } from '../json.js';
import { testNode } from './testing/make-node.js';
import { list, numberNodes as nodes } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const drawn: Drawn = {
  yes: ['Constant', { value: 1 }],
  no: ['Constant', { value: 2 }],
  pick: ['Choose', { first: ['yes', 0], second: ['no', 0], useFirst: true }],
};

test('lazy inputs: only what is asked for runs, and the node starts again afterwards', async () => {
  const told = await runPrompt(nodes, drawn, { outputs: ['pick'] });
  assert.deepEqual(told.started, ['pick', 'yes', 'pick']);
  assert.deepEqual(told.items('pick'), [1]);
});

test('lazy inputs: what is known already is not asked for', async () => {
  const both: Drawn = { ...drawn, out: ['Show', { value: ['yes', 0] }] };
  assert.deepEqual((await runPrompt(nodes, both, { outputs: ['out', 'pick'] })).started, ['yes', 'out', 'pick']);
});

test('lazy inputs: over a list, everything that any item needs is evaluated', async () => {
  const mapped: Drawn = {
    ...drawn,
    when: list(true, false),
    pick: ['Choose', { ...drawn.pick![1], useFirst: ['when', 0] }],
  };
  const told = await runPrompt(nodes, mapped, { outputs: ['pick'] });
  assert.deepEqual(told.items('pick'), [1, 2]);
  assert.deepEqual(told.started, ['when', 'pick', 'yes', 'no', 'pick']);
});

test('lazy inputs: nodes may ask step by step, asynchronously, and with whole lists', async () => {
  const seen: unknown[] = [];
  const steps = testNode({
    type: 'Steps',
    inputIsList: true,
    inputs: { first: { type: any, lazy: true }, second: { type: any, lazy: true } },
    checkLazy: async ({ first, second }) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push([first, second]);
      if (first?.[0] === undefined) return ['first'];
      return second?.[0] === undefined ? ['second', 'first'] : [];
    },
    run: ({ first, second }) => ({ value: [...first, ...second] as Json }),
  });
  const asked: Drawn = { ...drawn, pick: ['Steps', { first: ['yes', 0], second: ['no', 0] }] };
  const told = await runPrompt([...nodes, steps], asked, { outputs: ['pick'] });
  assert.deepEqual(told.started, ['pick', 'yes', 'pick', 'no', 'pick']);
  assert.deepEqual(seen, [
    [[undefined], [undefined]],
    [[1], [undefined]],
  ]);
  assert.deepEqual(told.items('pick'), [[1, 2]]);
});

test('lazy inputs: asking for an input that is not there is a failure', async () => {
  const greedy = testNode({
    type: 'Greedy',
    inputs: { first: { type: any, lazy: true } },
    checkLazy: () => ['third'],
    run: () => ({ value: 0 }),
  });
  const asked: Drawn = { ...drawn, pick: ['Greedy', { first: ['yes', 0] }] };
  const told = await runPrompt([...nodes, greedy], asked, { outputs: ['pick'] });
  assert.deepEqual(
    [told.status, told.failures[0]!.code, told.failures[0]!.node],
    ['error', 'LAZY_INPUT_UNKNOWN', 'pick'],
  );
});
