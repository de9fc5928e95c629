import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childOutput, nodeResult } from '../definition/node-result.js';
import { any } from '../definition/port-type.js';
import type { Json } from '../json.js';
import { close, countDown, knot, mixed, open } from './testing/loop-nodes.js';
import { testNode } from './testing/make-node.js';
import { MemoryCache } from './testing/memory-cache.js';
import { add, block, choose, constant, each, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const nodes = [add, block, choose, close, constant, countDown, each, knot, mixed, open, show];

test('added nodes run in their parent’s place, under its id, and give it their results', async () => {
  const drawn: Drawn = {
    m: ['Mixed', { how: 'expand' }],
    first: ['Show', { value: ['m', 0] }],
    last: ['Constant', { value: 0 }],
  };
  const told = await runPrompt(nodes, drawn, { outputs: ['first', 'last'] });
  assert.deepEqual(told.started, ['m', 'm.0.0.1', 'first', 'last']);
  assert.deepEqual(told.of('node-expanded'), [
    { kind: 'node-expanded', node: 'm', display: 'm', children: ['m.0.0.1'] },
  ]);
  const child = told.of('node-started')[1]!;
  assert.deepEqual([child.display, child.parent, child.submitted], ['m', 'm', 'm']);
  assert.deepEqual(
    told.of('node-done').map(({ node }) => node),
    ['m.0.0.1', 'm', 'first', 'last'],
  );
});

test('calls over a list may answer, expand, or expand into lists: all items come in the order of the calls', async () => {
  const drawn: Drawn = {
    how: ['Each', { list: { __value__: ['plain', 'list', 'expand', 'result'] } }],
    m: ['Mixed', { how: ['how', 0] }],
  };
  const told = await runPrompt(nodes, drawn, { outputs: ['m'] });
  assert.deepEqual(told.items('m'), [1, 4, 5, 3, 2]);
  assert.deepEqual(told.items('m', 1), [100, 100, 100, 100]);
  assert.deepEqual(told.started, ['how', 'm', 'm.1.0.1', 'm.2.0.1']);
});

const loop = (count: number): Drawn => ({
  one: ['Constant', { value: 1 }],
  o: ['Open', { count, carried: ['one', 0] }],
  b: ['Add', { carried: ['o', 2], one: ['one', 0] }],
  c: ['Close', { flow: ['o', 0], count: ['o', 1], carried: ['b', 0] }],
  out: ['Show', { value: ['c', 0] }],
});

test('a loop by cloning runs its body as often as it says, under ids that name each round', async () => {
  for (const count of [1, 2, 3, 4]) {
    const told = await runPrompt(nodes, loop(count), { outputs: ['out'] });
    assert.deepEqual(told.items('c'), [1 + count]);
    assert.equal(told.started.length, 2 + 3 * count);
  }
  const told = await runPrompt(nodes, loop(3), { outputs: ['out'] });
  const deepest = told.of('node-started').at(-2)!;
  assert.deepEqual([deepest.display, deepest.parent, deepest.submitted], ['c', 'c.0.0.Recurse', 'c']);
  const recurse = 'c.0.0.Recurse.0.0';
  assert.deepEqual(told.started.slice(0, -1), [
    ...['one', 'o', 'b', 'c'],
    ...['c.0.0.o', 'c.0.0.b', 'c.0.0.Recurse'],
    ...[`${recurse}.c.0.0.o`, `${recurse}.c.0.0.b`, `${recurse}.Recurse`],
  ]);
  assert.deepEqual([...new Set(told.of('node-started').map(({ display }) => display))], ['one', 'o', 'b', 'c', 'out']);
});

test('a loop of 10,000 rounds needs no deep stack', async () => {
  const drawn: Drawn = { loop: ['CountDown', { count: 10_000, sum: 0 }] };
  const told = await runPrompt(nodes, drawn, { outputs: ['loop'] });
  assert.equal(told.status, 'success');
  assert.deepEqual(told.items('loop'), [50_005_000]);
});

test('long ids of deep rounds are shortened, and stay the same from run to run', async () => {
  const drawn: Drawn = { loop: ['CountDown', { count: 200, sum: 0 }] };
  const [first, second] = [
    await runPrompt(nodes, drawn, { outputs: ['loop'] }),
    await runPrompt(nodes, drawn, { outputs: ['loop'] }),
  ];
  assert.ok(Math.max(...first.started.map(({ length }) => length)) <= 256);
  assert.equal(new Set(first.started).size, first.started.length);
  assert.deepEqual(first.started, second.started);
});

test('added nodes are found in the cache; the parent of a found result does not expand', async () => {
  const cache = new MemoryCache();
  const first = await runPrompt(nodes, loop(3), { outputs: ['out'], services: { cache } });
  const again = await runPrompt(nodes, loop(3), { outputs: ['out'], services: { cache } });
  assert.deepEqual(again.started, []);
  for (const { node, key } of first.of('node-done')) if (node === 'c' || node === 'out') cache.texts.delete(key!);
  const third = await runPrompt(nodes, loop(3), { outputs: ['out'], services: { cache } });
  assert.deepEqual(third.started, ['c', 'out']);
  assert.deepEqual(third.items('c'), [4]);
});

test('output nodes among the added ones run though nobody links to them, other nodes do not', async () => {
  const adds = testNode({
    type: 'Adds',
    run: (_, ctx) => {
      const round = ctx.subgraph();
      const value = round.node('Constant', { value: 5 });
      round.node('Show', { value: value.out(0) });
      round.node('Constant', { value: 6 });
      return nodeResult({ expand: round, outputs: { value: 1 } });
    },
  });
  const told = await runPrompt([...nodes, adds], { a: ['Adds'] }, { outputs: ['a'] });
  assert.deepEqual(told.started, ['a', 'a.0.0.1', 'a.0.0.2']);
  assert.deepEqual(told.done.get('a.0.0.2')!.ui, { values: [5] });
  assert.deepEqual(
    told.of('node-done').map(({ node, output }) => [node, output]),
    [
      ['a', true],
      ['a.0.0.1', false],
      ['a.0.0.2', false],
    ],
  );
});

test('lazy nodes, blocks and nulls work inside expansions', async () => {
  const seen: unknown[] = [];
  const inner = testNode({
    type: 'Inner',
    inputs: { value: { type: any, optional: true }, preset: { type: any, optional: true, default: 7 } },
    run: (inputs) => {
      seen.push(inputs);
      return { value: 1 };
    },
  });
  const outer = testNode({
    type: 'Outer',
    run: (_, ctx) => {
      const round = ctx.subgraph();
      const lazily = round.node('Choose', { first: round.node('Inner', { value: null }).out(0), useFirst: true });
      lazily.set('second', round.node('Constant', { value: 1 }).out(0));
      const stop = round.node('Block', { value: lazily.out(0), block: true, message: 'stop' });
      return nodeResult({ expand: round, outputs: { value: stop.out(0) } });
    },
  });
  const drawn: Drawn = { a: ['Outer'], out: ['Show', { value: ['a', 0] }] };
  const told = await runPrompt([...nodes, inner, outer], drawn, { outputs: ['out'] });
  assert.deepEqual(seen, [{ value: null, preset: 7 }]);
  assert.deepEqual(told.items('a'), [{ blocked: 'stop' }]);
  assert.deepEqual(
    told.of('node-blocked').map(({ node }) => node),
    ['out'],
  );
  assert.ok(!told.started.includes('a.0.0.3'));
});

test('a cycle that an expansion makes is blamed on the node that was expanded', async () => {
  for (const lazy of [true, false]) {
    const told = await runPrompt(nodes, { k: ['Knot', { lazy }] }, { outputs: ['k'] });
    assert.equal(told.status, 'error');
    assert.equal(told.failures.length, 1);
    const [failure] = told.failures;
    assert.deepEqual(
      [failure!.node, failure!.type, failure!.exceptionType],
      ['k', 'Knot', 'graph.DependencyCycleError'],
    );
    assert.match(failure!.text.en, /^Dependency cycle detected/);
  }
});

test('what an expansion gets wrong fails the node that answered it', async () => {
  const wrong = testNode({
    type: 'Wrong',
    inputs: { how: { type: any } },
    run: ({ how }, ctx) => {
      const round = ctx.subgraph();
      if (how === 'type') round.node('Nowhere', {});
      if (how === 'link') return nodeResult({ expand: round, outputs: { value: childOutput('gone', 0) } });
      if (how === 'slot') {
        const child = round.node('Constant', { value: 1 });
        return nodeResult({ expand: round, outputs: { value: child.out(1) } });
      }
      if (how === 'id') round.node('Constant', { value: round.node('Constant', { value: 1 }, { id: '2' }).id });
      if (how === 'taken') {
        return nodeResult({
          expand: { nodes: new Map([['w', { type: 'Constant', inputs: {} }]]), displayIds: new Map() },
        });
      }
      if (how === 'value') round.node('Constant', { value: Number.NaN });
      return nodeResult({ expand: round, outputs: { value: 0 } });
    },
  });
  const codes: Record<string, string> = {
    type: 'NODE_TYPE_NOT_LOADED',
    link: 'LINK_UNKNOWN',
    slot: 'LINK_UNKNOWN',
    id: 'EXPANSION_ID_TAKEN',
    taken: 'EXPANSION_ID_TAKEN',
    value: 'NODE_OUTPUT_INVALID',
  };
  for (const [how, code] of Object.entries(codes)) {
    const told = await runPrompt([...nodes, wrong], { w: ['Wrong', { how }] }, { outputs: ['w'] });
    assert.deepEqual(
      [told.status, told.failures.map((failure) => [failure.node, failure.code])],
      ['error', [['w', code]]],
    );
  }
});

test('an endless loop ends at the limit', async () => {
  const told = await runPrompt(
    nodes,
    { loop: ['CountDown', { count: -1, sum: 0 }] },
    { outputs: ['loop'], maxAddedNodes: 50 },
  );
  assert.equal(told.failures[0]!.code, 'EXPANSION_TOO_LARGE');
  assert.equal(told.status, 'error');
});

test('nodes may accumulate over rounds what they got as values', async () => {
  const collect = testNode({
    type: 'Collect',
    inputs: { to: { type: any, optional: true }, item: { type: any } },
    run: ({ to, item }) => ({ value: { all: [...((to as { all: Json[] } | null)?.all ?? []), item as Json] } }),
  });
  const drawn: Drawn = {
    o: ['Open', { count: 3, carried: null }],
    b: ['Collect', { to: ['o', 2], item: ['o', 1] }],
    c: ['Close', { flow: ['o', 0], count: ['o', 1], carried: ['b', 0] }],
  };
  assert.deepEqual((await runPrompt([...nodes, collect], drawn, { outputs: ['c'] })).items('c'), [{ all: [3, 2, 1] }]);
});
