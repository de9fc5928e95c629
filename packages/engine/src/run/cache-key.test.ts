import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '../contracts/logger.js';
import { any } from '../definition/port-type.js';
import { testNode } from './testing/make-node.js';
import { MemoryCache } from './testing/memory-cache.js';
import { add, constant, show } from './testing/number-nodes.js';
import { type Drawn, runPrompt, type TestNodes } from './testing/run-prompt.js';

/** Which nodes start in a second run, with other nodes or another prompt but the same cache. */
async function second(first: [TestNodes, Drawn], then: [TestNodes, Drawn] = first): Promise<readonly string[]> {
  const cache = new MemoryCache();
  await runPrompt(...first, { outputs: ['out'], services: { cache } });
  return (await runPrompt(...then, { outputs: ['out'], services: { cache } })).started;
}

const source = (parts: object = {}) =>
  testNode({ type: 'Source', inputs: { value: { type: any } }, run: () => ({ value: 1 }), ...parts });
const drawn = (value: number | string | boolean | null = 1, id = 'a'): Drawn => ({
  [id]: ['Source', { value }],
  out: ['Show', { value: [id, 0] }],
});

test('a result is found again: when nothing has changed', async () => {
  assert.deepEqual(await second([[source(), show], drawn()]), []);
});

test('a result is found again: unless a constant, the version or the number of outputs has', async () => {
  const nodes = [source(), show];
  assert.deepEqual(await second([nodes, drawn()], [nodes, drawn(2)]), ['a', 'out']);
  assert.deepEqual(await second([nodes, drawn(1)], [nodes, drawn('1')]), ['a', 'out']);
  assert.deepEqual(await second([nodes, drawn()], [[source({ version: 2 }), show], drawn()]), ['a', 'out']);
  const wider = source({ outputs: { value: { type: any }, more: { type: any } } });
  assert.deepEqual(await second([nodes, drawn()], [[wider, show], drawn()]), ['a', 'out']);
});

test('a result is found again: unless another output of the same node is linked', async () => {
  const two = source({ outputs: { value: { type: any }, more: { type: any } } });
  const other: Drawn = { ...drawn(), out: ['Show', { value: ['a', 1] }] };
  assert.deepEqual(await second([[two, show], drawn()], [[two, show], other]), ['out']);
});

test('a result is found again: under another id, but not where the id belongs to the result', async () => {
  assert.deepEqual(await second([[source(), show], drawn()], [[source(), show], drawn(1, 'b')]), []);
  for (const parts of [{ perNode: true }, { hidden: { id: 'UNIQUE_ID' } }] as const) {
    const nodes = [source(parts), show];
    assert.deepEqual(await second([nodes, drawn()], [nodes, drawn(1, 'b')]), ['b', 'out']);
    assert.deepEqual(await second([nodes, drawn()]), []);
  }
});

test('a result is found again: as long as its fingerprint is equal by value', async () => {
  let stamp: unknown = { size: 1, at: [2] };
  const nodes = [source({ fingerprint: () => stamp }), show];
  const cache = new MemoryCache();
  const run = async () => (await runPrompt(nodes, drawn(), { outputs: ['out'], services: { cache } })).started;
  assert.deepEqual(await run(), ['a', 'out']);
  stamp = { at: [2], size: 1 };
  assert.deepEqual(await run(), []);
  stamp = { at: [3], size: 1 };
  assert.deepEqual(await run(), ['a', 'out']);
});

test('a result is found again: never with a fingerprint of NaN, nothing, or that fails, and nothing downstream either', async () => {
  for (const fingerprint of [
    () => Number.NaN,
    () => [Number.NaN],
    () => undefined,
    async () => new Date(0),
    () => {
      throw new RangeError('no file');
    },
  ]) {
    assert.deepEqual(await second([[source({ fingerprint }), show], drawn()]), ['a', 'out']);
  }
});

test('a result is found again: the fingerprint sees constants only', async () => {
  const seen: unknown[] = [];
  const nodes = [
    constant,
    show,
    source({
      inputs: { value: { type: any }, other: { type: any } },
      fingerprint: (inputs: object) => {
        seen.push(inputs);
        return 1;
      },
    }),
  ];
  const linked: Drawn = {
    one: ['Constant', { value: 1 }],
    a: ['Source', { value: ['one', 0], other: 2 }],
    out: ['Show', { value: ['a', 0] }],
  };
  await runPrompt(nodes, linked, { outputs: ['out'] });
  assert.deepEqual(seen, [{ other: 2 }]);
});

test('a result is found again: also below results that are not kept any more: only what is needed runs', async () => {
  const cache = new MemoryCache();
  const chain: Drawn = {
    a: ['Constant', { value: 1 }],
    b: ['Add', { x: ['a', 0] }],
    out: ['Show', { value: ['b', 0] }],
  };
  const first = await runPrompt([constant, add, show], chain, { outputs: ['out'], services: { cache } });
  for (const { node, key } of first.of('node-done')) if (node !== 'b') cache.texts.delete(key!);
  const again = await runPrompt([constant, add, show], chain, { outputs: ['out'], services: { cache } });
  assert.deepEqual([again.started, again.cached], [['out'], ['b']]);
});

test('a cache that fails costs time only, and says so in the log', async () => {
  const warnings: string[] = [];
  const log = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
  const broken = {
    find: () => Promise.reject(new RangeError('gone')),
    put: () => Promise.reject(new RangeError('full')),
  };
  const told = await runPrompt([source(), show], drawn(), { outputs: ['out'], services: { cache: broken, log } });
  assert.equal(told.status, 'success');
  assert.deepEqual(warnings, [
    'cache did not answer; nodes run again',
    'result was not cached',
    'result was not cached',
  ]);
});

test('what a node answers must be JSON by output name', async () => {
  const wrong: Record<string, unknown> = {
    function: { value: () => 1 },
    name: { valeu: 1 },
    number: 5,
    list: { value: 1, many: 2 },
  };
  const outputs = { value: { type: any }, many: { type: any, list: true } };
  for (const [name, answer] of Object.entries(wrong)) {
    const odd = testNode({ type: 'Odd', outputs, run: () => answer as never });
    const told = await runPrompt([odd], { o: ['Odd'] }, { outputs: ['o'] });
    assert.equal(told.failures[0]?.code, 'NODE_OUTPUT_INVALID', name);
    assert.match(told.failures[0]!.text.en, /^Node o \(Odd\)/);
  }
  for (const [name, answer] of Object.entries({ nothing: undefined, less: { many: [1] } })) {
    const fine = testNode({ type: 'Fine', outputs, run: () => answer as never });
    const told = await runPrompt([fine], { f: ['Fine'] }, { outputs: ['f'] });
    assert.deepEqual([told.items('f'), told.items('f', 1)], [[null], [name === 'less' ? 1 : null]]);
  }
});
