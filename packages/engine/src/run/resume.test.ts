import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../json.js';
import type { NodeRecord } from './node-record.js';
import { close, countDown, open } from './testing/loop-nodes.js';
import { testNode } from './testing/make-node.js';
import { MemoryCache } from './testing/memory-cache.js';
import { add, constant, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt, type Told } from './testing/run-prompt.js';

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
