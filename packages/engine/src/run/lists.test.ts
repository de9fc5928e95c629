import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { any } from '../definition/port-type.js';
import type { Json } from '../json.js';
import { testNode } from './testing/make-node.js';
import { MemoryCache } from './testing/memory-cache.js';
import { add, block, choose, constant, each, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const list = (...values: Json[]): readonly [string, Record<string, Json>] => ['Each', { list: { __value__: values } }];

const whole = testNode({
  type: 'Whole',
  inputs: { value: { type: any }, other: { type: any, optional: true } },
  inputIsList: true,
  outputs: { value: { type: any } },
  run: (inputs) => ({ value: inputs as unknown as Json }),
});
const nodes = [add, block, choose, constant, each, show, whole];

describe('lists', () => {
  test('a node is called once per item, and shorter lists repeat their last item', async () => {
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

  test('a node that takes whole lists is called once, constants are lists of one', async () => {
    const drawn: Drawn = { a: list(1, 2), out: ['Whole', { value: ['a', 0], other: 5 }] };
    assert.deepEqual((await runPrompt(nodes, drawn, { outputs: ['out'] })).items('out'), [
      { value: [1, 2], other: [5] },
    ]);
  });

  test('lists that several calls answer are joined', async () => {
    const drawn: Drawn = {
      a: list([1, 2], [], [3]),
      flat: ['Each', { list: ['a', 0] }],
    };
    assert.deepEqual((await runPrompt(nodes, drawn, { outputs: ['flat'] })).items('flat'), [1, 2, 3]);
  });

  test('an empty list means no calls and empty outputs; taken whole it is an empty list', async () => {
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

  test('calls over a list follow each other, unless the type lets them overlap', async () => {
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
});

describe('lazy inputs', () => {
  const drawn: Drawn = {
    yes: ['Constant', { value: 1 }],
    no: ['Constant', { value: 2 }],
    pick: ['Choose', { first: ['yes', 0], second: ['no', 0], useFirst: true }],
  };

  test('only what is asked for runs, and the node starts again afterwards', async () => {
    const told = await runPrompt(nodes, drawn, { outputs: ['pick'] });
    assert.deepEqual(told.started, ['pick', 'yes', 'pick']);
    assert.deepEqual(told.items('pick'), [1]);
  });

  test('what is known already is not asked for', async () => {
    const both: Drawn = { ...drawn, out: ['Show', { value: ['yes', 0] }] };
    assert.deepEqual((await runPrompt(nodes, both, { outputs: ['out', 'pick'] })).started, ['yes', 'out', 'pick']);
  });

  test('over a list, everything that any item needs is evaluated', async () => {
    const mapped: Drawn = {
      ...drawn,
      when: list(true, false),
      pick: ['Choose', { ...drawn.pick![1], useFirst: ['when', 0] }],
    };
    const told = await runPrompt(nodes, mapped, { outputs: ['pick'] });
    assert.deepEqual(told.items('pick'), [1, 2]);
    assert.deepEqual(told.started, ['when', 'pick', 'yes', 'no', 'pick']);
  });

  test('nodes may ask step by step, asynchronously, and with whole lists', async () => {
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

  test('asking for an input that is not there is a failure', async () => {
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
});

describe('blocks', () => {
  const blocking: Drawn = {
    items: list(1, 2, 3),
    which: list(false, true, false),
    block: ['Block', { value: ['items', 0], block: ['which', 0] }],
    next: ['Add', { plus: 10, a: ['block', 0] }],
    out: ['Show', { value: ['next', 0] }],
    all: ['Whole', { value: ['next', 0] }],
  };

  test('a blocked item skips its call only, silently', async () => {
    const told = await runPrompt(nodes, blocking, { outputs: ['out'] });
    assert.deepEqual(told.items('next'), [11, { blocked: null }, 13]);
    assert.deepEqual(told.done.get('out')!.ui, { values: [11, 13] });
    assert.deepEqual([told.status, told.of('node-blocked').length], ['success', 0]);
  });

  test('one blocked item blocks the call of a node that takes whole lists', async () => {
    const told = await runPrompt(nodes, blocking, { outputs: ['all'] });
    assert.deepEqual(told.items('all'), [{ blocked: null }]);
  });

  test('a node all of whose calls were blocked has run, and shows nothing', async () => {
    const told = await runPrompt(nodes, { ...blocking, which: list(true) }, { outputs: ['out'] });
    assert.deepEqual(told.started, ['items', 'which', 'block', 'next', 'out']);
    assert.deepEqual(told.done.get('out'), { outputs: [] });
  });

  test('a message is told once per chain, on the first node that would have used the value', async () => {
    const loud = { ...blocking, block: ['Block', { ...blocking.block![1], message: 'not today' }] as const };
    const told = await runPrompt(nodes, loud, { outputs: ['out', 'all'] });
    assert.deepEqual(
      told.of('node-blocked').map(({ node, message }) => [node, message]),
      [['next', 'not today']],
    );
    assert.deepEqual(told.items('block'), [1, { blocked: 'not today' }, 3]);
    assert.equal(told.status, 'success');
  });

  test('blocks are found in the cache as they were', async () => {
    const cache = new MemoryCache();
    await runPrompt(nodes, blocking, { outputs: ['next'], services: { cache } });
    const told = await runPrompt(nodes, blocking, { outputs: ['out'], services: { cache } });
    assert.deepEqual(told.started, ['out']);
    assert.deepEqual(told.done.get('out')!.ui, { values: [11, 13] });
  });
});
