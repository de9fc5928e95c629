import assert from 'node:assert/strict';
import { test } from 'node:test';
import { any } from '../definition/port-type.js';
import { testNode } from './testing/make-node.js';
import { each, list, numberNodes as nodes } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

test('lists: a node is called once per item, and shorter lists repeat their last item', async () => {
  const drawn: Drawn = {
    a: list(1, 2, 3),
    b: list(10, 20),
    sum: ['Add', { plus: 100, a: ['a', 0], b: ['b', 0] }],
    out: ['Show', { value: ['sum', 0] }],
  };
  const told = await runPrompt(nodes, drawn, { outputs: ['out'] });
  assert.deepEqual(told.items('sum'), [111, 122, 123]);
  assert.deepEqual(told.done.get('out')!.ui, { values: [111, 122, 123] });
  assert.equal(told.of('node-started').length, 4);
});

test('lists: a node that takes whole lists is called once, constants are lists of one', async () => {
  const drawn: Drawn = { a: list(1, 2), out: ['Whole', { value: ['a', 0], other: 5 }] };
  assert.deepEqual((await runPrompt(nodes, drawn, { outputs: ['out'] })).items('out'), [{ value: [1, 2], other: [5] }]);
});

test('lists: lists that several calls answer are joined', async () => {
  const drawn: Drawn = {
    a: list([1, 2], [], [3]),
    flat: ['Each', { list: ['a', 0] }],
  };
  assert.deepEqual((await runPrompt(nodes, drawn, { outputs: ['flat'] })).items('flat'), [1, 2, 3]);
});

test('lists: an empty list means no calls and empty outputs; taken whole it is an empty list', async () => {
  const drawn: Drawn = {
    none: list(),
    some: list(1, 2),
    sum: ['Add', { a: ['none', 0], b: ['some', 0] }],
    out: ['Show', { value: ['sum', 0] }],
    all: ['Whole', { value: ['sum', 0] }],
  };
  const told = await runPrompt(nodes, drawn, { outputs: ['out', 'all'] });
  assert.equal(told.status, 'success');
  assert.deepEqual(told.items('sum'), []);
  assert.equal(told.done.get('out')!.ui, undefined);
  assert.deepEqual(told.items('all'), [{ value: [] }]);
});

test('lists: calls over a list follow each other, unless the type lets them overlap', async () => {
  const measure = async (parallelCalls: boolean): Promise<number> => {
    let open = 0;
    let most = 0;
    const slow = testNode({
      type: 'Slow',
      inputs: { value: { type: any } },
      parallelCalls,
      run: async ({ value }) => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setTimeout(resolve, 3));
        open--;
        return { value };
      },
    });
    const drawn: Drawn = { a: list(1, 2, 3), out: ['Slow', { value: ['a', 0] }] };
    assert.deepEqual((await runPrompt([slow, each], drawn, { outputs: ['out'] })).items('out'), [1, 2, 3]);
    return most;
  };
  assert.deepEqual([await measure(false), await measure(true)], [1, 3]);
});
