import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import type { Json } from '../json.js';
import type { NodeRecord } from './node-record.js';
import { close, countDown, open } from './testing/loop-nodes.js';
import { testNode } from './testing/make-node.js';
import { MemoryCache } from './testing/memory-cache.js';
import { add, constant, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt, type TestNodes, type Told } from './testing/run-prompt.js';

const nodes = [add, close, constant, countDown, open, show];

/** What a run had reached after so many finished nodes. */
function after(told: Told, count: number): ReadonlyMap<string, NodeRecord> {
  const done = told.of('node-done').slice(0, count);
  return new Map(done.map(({ node, record }) => [node, JSON.parse(JSON.stringify(record)) as NodeRecord]));
}

const drawn: Drawn = {
  a: ['Constant', { value: 1 }],
  b: ['Add', { x: ['a', 0] }],
  out: ['Show', { value: ['b', 0] }],
};

test('a run that continues after a restart: tells what was done, and runs the rest', async () => {
  const whole = await runPrompt(nodes, drawn, { outputs: ['out'] });
  const told = await runPrompt(nodes, drawn, { outputs: ['out'], request: { resume: { done: after(whole, 2) } } });
  assert.deepEqual(told.started, ['out']);
  assert.deepEqual(
    told.of('node-done').map(({ node, ran }) => [node, ran]),
    [
      ['a', false],
      ['b', false],
      ['out', true],
    ],
  );
  assert.deepEqual(told.cached, []);
});

test('a run that continues after a restart: takes results as they are, whatever has changed since', async () => {
  const done = new Map([['b', { outputs: [[{ value: 77 }]] }]]);
  const told = await runPrompt(nodes, drawn, { outputs: ['out'], request: { resume: { done } } });
  assert.deepEqual(told.done.get('out')!.ui, { values: [77] });
});

test('a run that continues after a restart: does not cache what rests on a file that may have changed meanwhile', async () => {
  const cache = new MemoryCache();
  const file = testNode({ type: 'File', inputs: {}, fingerprint: () => 1, run: () => ({ value: 2 }) });
  const files: Drawn = { a: ['File'], out: ['Show', { value: ['a', 0] }] };
  const done = new Map([['a', { outputs: [[{ value: 1 }]] }]]);
  await runPrompt([file, show], files, { outputs: ['out'], services: { cache }, request: { resume: { done } } });
  assert.equal(cache.texts.size, 0);
});

/** A run is interrupted after its first nodes, and goes on, with the keys it had. */
async function interrupted(before: TestNodes, then: TestNodes, drawn: Drawn, count: number, cache = new MemoryCache()) {
  const whole = await runPrompt(before, drawn, { outputs: ['out'] });
  const finished = whole.of('node-done').slice(0, count);
  const keys = new Map(finished.flatMap(({ node, key }) => (key === undefined ? [] : [[node, key] as const])));
  const resume = { done: after(whole, count), keys };
  return runPrompt(then, drawn, { outputs: ['out'], services: { cache }, request: { resume } });
}

const fileNode = (parts: object = {}) =>
  testNode({ type: 'File', inputs: {}, fingerprint: () => 1, run: () => ({ value: 2 }), ...parts });

test('a run that continues after a restart: caches what rests on the fingerprint of then', async () => {
  const files: Drawn = { a: ['File'], b: ['Add', { x: ['a', 0] }], out: ['Show', { value: ['b', 0] }] };
  const cache = new MemoryCache();
  const changed = fileNode({ fingerprint: () => 99, run: () => ({ value: 3 }) });
  const told = await interrupted([fileNode(), add, show], [changed, add, show], files, 1, cache);
  assert.deepEqual(told.started, ['b', 'out']);
  assert.deepEqual(told.done.get('out')!.ui, { values: [2] });
  assert.equal(cache.texts.size, 2);
  const asThen = await runPrompt([fileNode(), add, show], files, { outputs: ['out'], services: { cache } });
  assert.deepEqual(asThen.started, []);
  const asNow = await runPrompt([changed, add, show], files, { outputs: ['out'], services: { cache } });
  assert.deepEqual(asNow.started, ['a', 'b', 'out']);
});

test('a run that continues after a restart: runs again what a new version of a node would make, and what rests on it', async () => {
  const newer = testNode({ ...add, version: 2 });
  const files: Drawn = { ...drawn, c: ['Add', { x: ['b', 0] }], out: ['Show', { value: ['c', 0] }] };
  assert.deepEqual((await interrupted(nodes, [newer, constant, show], files, 3)).started, ['b', 'c', 'out']);
  assert.deepEqual((await interrupted(nodes, nodes, files, 3)).started, ['out']);
});

test('a run that continues after a restart: runs what was fingerprinted again when what it rests on does', async () => {
  const stamped = testNode({ ...show, type: 'Stamped', fingerprint: () => 1 });
  const files: Drawn = { ...drawn, out: ['Stamped', { value: ['b', 0] }] };
  const cache = new MemoryCache();
  const then = [testNode({ ...add, version: 2 }), constant, stamped];
  assert.deepEqual((await interrupted([add, constant, stamped], then, files, 3, cache)).started, ['b', 'out']);
  // Without a fingerprint of now, nothing says what its result stands for.
  assert.equal(cache.texts.size, 1);
});

test('one by one, a node that waits keeps others from starting, and a cancel ends it', async () => {
  const slow = testNode({ ...add, type: 'Slow', run: async ({ plus }) => ({ value: await wait(5, plus) }) });
  const pair: Drawn = {
    a: ['Slow', { plus: 1 }],
    b: ['Slow', { plus: 2 }],
    out: ['Add', { x: ['a', 0], y: ['b', 0] }],
  };
  const kinds = async (oneByOne: boolean) =>
    (await runPrompt([slow, add], pair, { outputs: ['out'], oneByOne })).events
      .flatMap((event) => ('node' in event ? [`${event.kind} ${event.node}`] : []))
      .slice(0, 2);
  assert.deepEqual(await kinds(true), ['node-started a', 'node-done a']);
  assert.deepEqual(await kinds(false), ['node-started a', 'node-started b']);
  const stuck = testNode({ type: 'Stuck', inputs: {}, run: () => new Promise<never>(() => {}) });
  const canceller = new AbortController();
  const told = await runPrompt(
    [stuck, show],
    { s: ['Stuck'], out: ['Show', { value: ['s', 0] }] },
    {
      outputs: ['out'],
      oneByOne: true,
      signal: canceller.signal,
      graceMs: 1,
      onEvent: ({ kind }) => kind === 'node-started' && canceller.abort(),
    },
  );
  assert.equal(told.status, 'cancelled');
});

test('a run that continues after a restart: expands an interrupted node again, and finds the finished nodes it had added', async () => {
  const loop: Drawn = { loop: ['CountDown', { count: 3, sum: 0 }], out: ['Show', { value: ['loop', 0] }] };
  const whole = await runPrompt(nodes, loop, { outputs: ['out'] });
  const total = whole.of('node-done').length;
  for (let count = 0; count < total; count++) {
    const done = after(whole, count);
    const told = await runPrompt(nodes, loop, { outputs: ['out'], request: { resume: { done } } });
    assert.deepEqual(told.done.get('out')!.ui, { values: [6] }, `after ${count}`);
    for (const id of told.started) assert.ok(!done.has(id), `${id} ran twice`);
  }
});

/** A prompt of adding nodes, each linked to some before it. */
const graphs = fc
  .array(
    fc.record({
      plus: fc.integer({ min: -100, max: 100 }),
      from: fc.array(fc.nat(), { maxLength: 3 }),
      kind: fc.constantFrom('Add', 'SlowAdd', 'HeavyAdd'),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => {
    const sums: number[] = [];
    const drawn: Record<string, [string, Record<string, Json>]> = {};
    parts.forEach(({ plus, from, kind }, index) => {
      const parents = index === 0 ? [] : from.map((n) => n % index);
      const inputs = Object.fromEntries(parents.map((parent, i) => [`in${i}`, [`n${parent}`, 0] as Json]));
      drawn[`n${index}`] = [kind, { plus, ...inputs }];
      sums.push(plus + parents.reduce((sum, parent) => sum + sums[parent]!, 0));
    });
    return { drawn: drawn as Drawn, sums };
  });

const slowAdd = testNode({
  ...add,
  type: 'SlowAdd',
  resources: { cpu: 1 },
  run: async (inputs, ctx) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return add.run(inputs, ctx);
  },
});
const heavyAdd = testNode({ ...slowAdd, type: 'HeavyAdd', resources: { cpu: 2, gpu: 1 } });

test('any graph gives the same numbers with any resources, and from any point after a restart', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.nat({ max: 3 }), fc.nat(), async ({ drawn, sums }, cpu, cut) => {
      const outputs = Object.keys(drawn);
      const services = { resources: { cpu, gpu: 1 } };
      const run = (request: object) => runPrompt([add, slowAdd, heavyAdd], drawn, { outputs, services, request });
      const whole = await run({});
      const resumed = await run({ resume: { done: after(whole, cut % outputs.length) } });
      for (const told of [whole, resumed]) {
        assert.deepEqual(
          outputs.map((id) => told.items(id)),
          sums.map((sum) => [sum]),
        );
        assert.equal(new Set(told.of('node-done').map(({ node }) => node)).size, told.of('node-done').length);
      }
    }),
    { numRuns: 40 },
  );
});
