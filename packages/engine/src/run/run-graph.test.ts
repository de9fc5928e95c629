import assert from 'node:assert/strict';
import { test } from 'node:test';
import { any } from '../definition/port-type.js';
import type { Json } from '../json.js';
import { testNode } from './testing/make-node.js';
import { MemoryCache } from './testing/memory-cache.js';
import { add, constant, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

const nodes = [constant, add, show];
const small: Drawn = {
  out: ['Show', { value: ['sum', 0] }],
  sum: ['Add', { a: ['one', 0], b: ['two', 0] }],
  one: ['Constant', { value: 1 }],
  two: ['Constant', { value: 2 }],
};

test('a run tells what happens in order: start, cache, each node, end', async () => {
  const told = await runPrompt(nodes, small, { outputs: ['out'] });
  assert.deepEqual(
    told.events.map((event) => ('node' in event ? `${event.kind} ${event.node}` : event.kind)),
    [
      'run-started',
      'nodes-cached',
      ...['one', 'two', 'sum', 'out'].flatMap((id) => [`node-started ${id}`, `node-done ${id}`]),
      'run-done',
    ],
  );
  assert.equal(told.status, 'success');
  assert.deepEqual(told.of('nodes-cached')[0]!.nodes, []);
  assert.deepEqual(told.items('sum'), [3]);
  assert.deepEqual(told.done.get('out')!.ui, { values: [3] });
  assert.deepEqual(
    told.of('node-done').map(({ node, output, ran }) => [node, output, ran]),
    [
      ['one', false, true],
      ['two', false, true],
      ['sum', false, true],
      ['out', true, true],
    ],
  );
});

test('outputs are made in the order they are asked for, each with what it needs just before it', async () => {
  const drawn: Drawn = {
    a: ['Constant', { value: 1 }],
    b: ['Constant', { value: 2 }],
    first: ['Show', { value: ['b', 0] }],
    second: ['Show', { value: ['a', 0] }],
  };
  assert.deepEqual((await runPrompt(nodes, drawn, { outputs: ['second', 'first'] })).started, [
    'a',
    'second',
    'b',
    'first',
  ]);
});

test('only what the outputs asked for need is run', async () => {
  const drawn: Drawn = { ...small, other: ['Show', { value: ['three', 0] }], three: ['Constant', { value: 3 }] };
  assert.deepEqual((await runPrompt(nodes, drawn, { outputs: ['out'] })).started, ['one', 'two', 'sum', 'out']);
});

test('a second run finds everything in the cache with one question and shows the outputs again', async () => {
  const cache = new MemoryCache();
  await runPrompt(nodes, small, { outputs: ['out'], services: { cache } });
  cache.finds = 0;
  const again = await runPrompt(nodes, small, { outputs: ['out'], services: { cache } });
  assert.equal(cache.finds, 1);
  assert.deepEqual([...again.cached].sort(), ['one', 'out', 'sum', 'two']);
  assert.deepEqual(again.started, []);
  assert.deepEqual(
    again.of('node-done').map(({ node, ran, output, record }) => [node, ran, output, record.ui]),
    [['out', false, true, { values: [3] }]],
  );
  assert.equal(again.status, 'success');
});

test('with other ids the cache answers too', async () => {
  const cache = new MemoryCache();
  await runPrompt(nodes, small, { outputs: ['out'], services: { cache } });
  const renamed: Drawn = {
    x: ['Constant', { value: 1 }],
    y: ['Constant', { value: 2 }],
    z: ['Add', { b: ['y', 0], a: ['x', 0] }],
    w: ['Show', { value: ['z', 0] }],
  };
  assert.deepEqual((await runPrompt(nodes, renamed, { outputs: ['w'], services: { cache } })).started, []);
});

test('a change runs what depends on it, and nothing else', async () => {
  const cache = new MemoryCache();
  await runPrompt(nodes, small, { outputs: ['out'], services: { cache } });
  const changed: Drawn = { ...small, two: ['Constant', { value: 5 }] };
  const told = await runPrompt(nodes, changed, { outputs: ['out'], services: { cache } });
  assert.deepEqual(told.started, ['two', 'sum', 'out']);
  assert.deepEqual(told.cached, ['one']);
});

test('a node equal to one that has run in the same run is not run again', async () => {
  const drawn: Drawn = {
    a: ['Constant', { value: 1 }],
    b: ['Constant', { value: 1 }],
    out: ['Show', { value: ['a', 0] }],
    same: ['Show', { value: ['b', 0] }],
  };
  const told = await runPrompt(nodes, drawn, { outputs: ['out', 'same'] });
  assert.deepEqual(told.started, ['a', 'out']);
  assert.deepEqual(told.cached, []);
  assert.deepEqual(
    told.of('node-done').map(({ node, ran, record }) => [node, ran, record.ui]),
    [
      ['a', true, undefined],
      ['out', true, { values: [1] }],
      ['b', false, undefined],
      ['same', false, { values: [1] }],
    ],
  );
});

test('equal nodes that work in the background at the same time share one result', async () => {
  let calls = 0;
  const slow = testNode({
    type: 'Slow',
    run: async () => {
      calls++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { value: calls };
    },
  });
  const told = await runPrompt([slow], { a: ['Slow'], b: ['Slow'] }, { outputs: ['a', 'b'] });
  assert.equal(calls, 1);
  assert.deepEqual([told.items('a'), told.items('b'), told.status], [[1], [1], 'success']);
});

test('nodes that wait overlap each other and synchronous nodes', async () => {
  let open = 0;
  let most = 0;
  const waiting = testNode({
    type: 'Waiting',
    perNode: true,
    run: async () => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 100));
      open--;
      return { value: 0 };
    },
  });
  const drawn: Drawn = { a: ['Waiting'], b: ['Waiting'], c: ['Waiting'], d: ['Constant', { value: 1 }] };
  const told = await runPrompt([waiting, constant], drawn, { outputs: ['a', 'b', 'c', 'd'] });
  assert.equal(most, 3);
  assert.deepEqual(told.started, ['a', 'b', 'c', 'd']);
  assert.equal(told.of('node-done')[0]!.node, 'd');
});

test('an async node that waits for nothing keeps its turn, as a synchronous one does', async () => {
  const prompt: Drawn = { a: ['Quick'], b: ['Quick'] };
  const quick = testNode({ type: 'Quick', perNode: true, run: async () => ({ value: 1 }) });
  const told = await runPrompt([quick], prompt, { outputs: ['a', 'b'] });
  const order = told.events.flatMap((event) => ('node' in event ? [`${event.kind} ${event.node}`] : []));
  assert.deepEqual(order, ['node-started a', 'node-done a', 'node-started b', 'node-done b']);
});

test('synchronous nodes leave timers their turn', async () => {
  const busy = testNode({
    type: 'Busy',
    perNode: true,
    run: () => {
      const end = performance.now() + 12;
      while (performance.now() < end);
      return { value: 0 };
    },
  });
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const drawn = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`n${i}`, ['Busy'] as const]));
  await runPrompt([busy], drawn, { outputs: Object.keys(drawn) });
  clearInterval(timer);
  assert.ok(ticks >= 4, `${ticks} ticks`);
});

test('a chain of 20,000 nodes runs, and is found in the cache as a whole', async () => {
  const chain: Record<string, [string, Record<string, Json>]> = { n0: ['Add', { plus: 1 }] };
  for (let i = 1; i < 20_000; i++) chain[`n${i}`] = ['Add', { plus: 1, before: [`n${i - 1}`, 0] }];
  const cache = new MemoryCache();
  const told = await runPrompt(nodes, chain, { outputs: ['n19999'], services: { cache } });
  assert.deepEqual(told.items('n19999'), [20_000]);
  const again = await runPrompt(nodes, chain, { outputs: ['n19999'], services: { cache } });
  assert.equal(again.cached.length, 20_000);
  assert.equal(again.started.length, 0);
});

test('a wide graph runs', async () => {
  const inputs: Record<string, Json> = {};
  const wide: Record<string, [string, Record<string, Json>]> = { sum: ['Add', inputs] };
  for (let i = 0; i < 2000; i++) {
    wide[`n${i}`] = ['Constant', { value: i }];
    inputs[`in${i}`] = [`n${i}`, 0];
  }
  assert.deepEqual((await runPrompt(nodes, wide, { outputs: ['sum'] })).items('sum'), [1_999_000]);
});

test('inputs that nobody declared arrive only where the type accepts them, and only by link', async () => {
  const seen: unknown[] = [];
  const strict = testNode({
    type: 'Strict',
    inputs: { value: { type: any } },
    run: (inputs) => {
      seen.push(inputs);
      return { value: 0 };
    },
  });
  const lax = testNode({ ...strict, type: 'Lax', acceptsUndeclared: true });
  const inputs = { value: 1, constant: 2, linked: ['one', 0] };
  const drawn: Drawn = { one: ['Constant', { value: 1 }], a: ['Strict', inputs], b: ['Lax', inputs] };
  const told = await runPrompt([strict, lax, constant], drawn, { outputs: ['a', 'b'] });
  assert.deepEqual(seen, [{ value: 1 }, { value: 1, linked: 1 }]);
  assert.deepEqual(told.started, ['a', 'one', 'b']);
});

test('hidden inputs and raw links arrive, and the raw link is a dependency all the same', async () => {
  const curious = testNode({
    type: 'Curious',
    inputs: { link: { type: any, rawLink: true } },
    hidden: { id: 'UNIQUE_ID', prompt: 'PROMPT', extra: 'EXTRA_PNGINFO', graph: 'DYNPROMPT' },
    run: ({ link, id, prompt, extra, graph }) => ({
      value: [link as Json, id, Object.keys(prompt), extra ?? null, [...graph.ids()], graph.displayId('a')],
    }),
  });
  const drawn: Drawn = { a: ['Constant', { value: 1 }], b: ['Curious', { link: ['a', 0] }] };
  const told = await runPrompt([curious, constant], drawn, { outputs: ['b'], request: { extra: { workflow: 1 } } });
  assert.deepEqual(told.items('b'), [[['a', 0], 'b', ['a', 'b'], { workflow: 1 }, ['a', 'b'], 'a']]);
  assert.deepEqual(told.started, ['a', 'b']);
});

test('nodes see frozen values, so that none changes what another gets', async () => {
  const rude = testNode({
    type: 'Rude',
    inputs: { value: { type: any } },
    run: ({ value }) => {
      (value as number[]).push(4);
      return { value };
    },
  });
  const drawn: Drawn = { a: ['Constant', { value: { __value__: [1] } }], b: ['Rude', { value: ['a', 0] }] };
  const told = await runPrompt([rude, constant], drawn, { outputs: ['b'] });
  assert.equal(told.failures[0]!.exceptionType, 'TypeError');
  assert.deepEqual(told.items('a'), [[1]]);
});
