import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { childOutput } from '../definition/node-result.js';
import { any, int } from '../definition/port-type.js';
import type { Json } from '../json.js';
import { wrongInput } from './testing/failing-nodes.js';
import { testNode } from './testing/make-node.js';
import { MemoryCache } from './testing/memory-cache.js';
import { add, block, constant, show, whole } from './testing/number-nodes.js';
import { each, endEach } from './testing/region-nodes.js';
import { type Drawn, runPrompt } from './testing/run-prompt.js';

/** Fails for one value, and is slow for those above 100. */
const picky = testNode({
  type: 'Picky',
  inputs: { value: { type: int }, bad: { type: int, default: -1 }, also: { type: any, optional: true } },
  resources: { cpu: 1 },
  run: async ({ value, bad }, { signal }) => {
    if (value === bad) throw wrongInput({});
    if (value > 100) await wait(value, undefined, { signal });
    return { value };
  },
});
const nodes = [add, block, constant, each, endEach, picky, show];

const list = (...values: Json[]): Json => ({ __value__: values });

const drawn = (items: Json, more: Record<string, Json> = {}, bad = -1): Drawn => ({
  shared: ['Add', { plus: 1000 }],
  start: ['EachOf', { list: items }],
  body: ['Picky', { value: ['start', 1], bad }],
  sum: ['Add', { a: ['body', 0], b: ['shared', 0] }],
  saved: ['Show', { value: ['sum', 0] }],
  end: ['EndEach', { loop: ['start', 0], result: ['sum', 0], ...more }],
  out: ['Show', { value: ['end', 0] }],
});
const outputs = ['saved', 'end', 'out'];

test('a region runs once for each item, inside the node that ends it, and what is outside runs once', async () => {
  const told = await runPrompt(nodes, drawn(list(1, 2)), { outputs });
  assert.equal(told.status, 'success');
  assert.deepEqual(told.items('end'), [[[1001], [1002]]]);
  assert.deepEqual(told.started, [
    ...['start', 'end', 'shared'],
    ...['end.0.0.body', 'end.0.0.sum', 'end.0.0.saved'],
    ...['end.0.1.body', 'end.0.1.sum', 'end.0.1.saved'],
    'out',
  ]);
  const inside = told.of('node-done').find(({ node }) => node === 'end.0.1.saved')!;
  assert.deepEqual([inside.display, inside.parent, inside.submitted], ['saved', 'end', 'end']);
  assert.deepEqual(inside.record.ui, { values: [1002] });
});

test('a failure in a round is caught: what else runs in it is stopped, the other rounds and the run go on', async () => {
  const failing: Drawn = {
    ...drawn(list(1, 2, 3), { atOnce: 2 }, 2),
    slow: ['Picky', { value: 60_000, also: ['start', 1] }],
    quick: ['Add', { a: ['start', 1], b: 0 }],
    saved: ['Show', { value: ['sum', 0] }],
  };
  const told = await runPrompt(nodes, failing, { outputs });
  assert.equal(told.status, 'success');
  assert.deepEqual(told.items('end'), [[[1001], 'failed body', [1003]]]);
  assert.deepEqual(
    told.of('node-failed').map(({ node, caught, willRetry }) => [node, caught, willRetry]),
    [['end.0.1.body', true, false]],
  );
  assert.ok(!told.started.includes('end.0.1.sum'));
});

test('a node that is running when its round fails is told to stop, and does not count as failed', async () => {
  const failing: Drawn = {
    start: ['EachOf', { list: list(2, 5) }],
    body: ['Picky', { value: ['start', 1], bad: 2 }],
    slow: ['Picky', { value: 60_000, also: ['start', 1] }],
    slower: ['Show', { value: ['slow', 0] }],
    end: ['EndEach', { loop: ['start', 0], result: ['body', 0] }],
  };
  const told = await runPrompt(
    nodes,
    { ...failing, slow: ['Picky', { value: ['start', 1], bad: 2 }] },
    { outputs: ['end'] },
  );
  assert.deepEqual(told.items('end'), [['failed slow', [5]]]);
  const aborted = testNode({
    type: 'Slow',
    inputs: { value: { type: any } },
    run: ({ value }, { signal }) => wait(value === 2 ? 60_000 : 1, { value: value as Json }, { signal }),
  });
  const racing: Drawn = { ...failing, slow: ['Slow', { value: ['start', 1] }] };
  const raced = await runPrompt([...nodes, aborted], racing, { outputs: ['end'] });
  assert.deepEqual(raced.items('end'), [['failed body', [5]]]);
  assert.equal(raced.failures.length, 1);
  assert.ok(raced.of('node-skipped').some(({ node }) => node === 'end.0.0.slow'));
});

test('a node that gives up because a round failed fails the run, and stops the other rounds', async () => {
  const told = await runPrompt(nodes, drawn(list(2, 60_000), { atOnce: 2, stop: true }, 2), {
    outputs,
    services: { resources: { cpu: 2 } },
  });
  assert.equal(told.status, 'error');
  assert.deepEqual(
    told.of('node-failed').map(({ node, caught }) => [node, caught]),
    [
      ['end.0.0.body', true],
      ['end', undefined],
    ],
  );
});

test('a block ends a round; its message is answered, and nobody is told of an error', async () => {
  const blocking: Drawn = {
    start: ['EachOf', { list: list(true, false) }],
    gate: ['Block', { value: 7, block: ['start', 1], message: 'not this one' }],
    saved: ['Show', { value: ['gate', 0] }],
    end: ['EndEach', { loop: ['start', 0], result: ['gate', 0] }],
  };
  const told = await runPrompt(nodes, blocking, { outputs: ['end'] });
  assert.deepEqual(told.items('end'), [['blocked not this one', [7]]]);
  assert.deepEqual(told.of('node-blocked'), []);
});

test('regions within regions, and a body without a result', async () => {
  const nested: Drawn = {
    a: ['EachOf', { list: list(list(1, 2), list(3)) }],
    b: ['EachOf', { list: ['a', 1] }],
    sum: ['Add', { x: ['b', 1], y: ['a', 2] }],
    saved: ['Show', { value: ['sum', 0] }],
    endB: ['EndEach', { loop: ['b', 0], result: ['sum', 0] }],
    endA: ['EndEach', { loop: ['a', 0], result: ['endB', 0] }],
  };
  const lists: Drawn = { ...nested, a: ['EachOf', { list: { __value__: [[1, 2], [3]] } }] };
  const told = await runPrompt(nodes, lists, { outputs: ['saved', 'endA'] });
  assert.deepEqual(told.items('endA'), [[[[[1], [2]]], [[[4]]]]]);
  assert.ok(told.started.includes('endA.0.1.endB.0.0.sum'), told.started.join(' '));
  const bare: Drawn = { ...lists, endB: ['EndEach', { loop: ['b', 0] }], endA: ['EndEach', { loop: ['a', 0] }] };
  const shown = await runPrompt(nodes, bare, { outputs: ['saved', 'endA', 'endB'] });
  assert.deepEqual(
    [...shown.done.values()].flatMap(({ ui }) => ui?.values ?? []),
    [1, 2, 4],
  );
});

test('a region may lie across the border of a sub-graph, and loops of two instances do not meet', async () => {
  const opened: Drawn = {
    start: ['EachOf', { list: list(1, 2) }],
    '5:1': ['Add', { x: ['start', 1], plus: 10 }],
    '5:7:2': ['EndEach', { loop: ['start', 0], result: ['5:1', 0] }],
    '6:3': ['EachOf', { list: list(3) }],
    '6:1': ['Add', { x: ['6:3', 1], plus: 10 }],
    '6:7:2': ['EndEach', { loop: ['6:3', 0], result: ['6:1', 0] }],
  };
  const told = await runPrompt(nodes, opened, { outputs: ['5:7:2', '6:7:2'] });
  assert.deepEqual([told.items('5:7:2'), told.items('6:7:2')], [[[[11], [12]]], [[[13]]]]);
});

test('equal rounds share their results, whatever their numbers, and are found in the cache', async () => {
  const cache = new MemoryCache();
  const first = await runPrompt(nodes, drawn(list(5, 5)), { outputs, services: { cache } });
  assert.equal(first.started.filter((id) => id.endsWith('.body')).length, 1);
  const again = await runPrompt(nodes, drawn(list(9, 5)), { outputs, services: { cache } });
  assert.deepEqual(
    again.started.filter((id) => id.startsWith('end.')),
    ['end.0.0.body', 'end.0.0.sum', 'end.0.0.saved'],
  );
  assert.deepEqual(again.done.get('end.0.1.saved')!.ui, { values: [1005] });
});

test('what follows a loop is found in the cache as long as the loop comes to the same', async () => {
  const cache = new MemoryCache();
  const more: Drawn = { ...drawn(list(1, 2)), after: ['Show', { value: ['end', 0] }] };
  await runPrompt(nodes, more, { outputs: ['end', 'after'], services: { cache } });
  const again = await runPrompt(nodes, more, { outputs: ['end', 'after'], services: { cache } });
  assert.deepEqual(again.started, ['end']);
  assert.deepEqual(again.done.get('after')!.ui, { values: [[[1001], [1002]]] });
  const other: Drawn = { ...more, start: ['EachOf', { list: list(1, 3) }] };
  const changed = await runPrompt(nodes, other, { outputs: ['end', 'after'], services: { cache } });
  assert.ok(changed.started.includes('after'));
});

test('what was done after a loop is not done again after a restart', async () => {
  const once: Drawn = {
    ...drawn(list(1)),
    last: ['Show', { value: ['out2', 0] }],
    out2: ['Whole', { value: ['end', 0] }],
  };
  const all = [...nodes, whole];
  const told = await runPrompt(all, once, { outputs: ['end', 'last'] });
  const finished = told.of('node-done').filter(({ node }) => node !== 'last');
  const done = new Map(finished.map(({ node, record }) => [node, record]));
  const keys = new Map(finished.flatMap(({ node, key }) => (key === undefined ? [] : [[node, key] as const])));
  assert.ok(keys.has('out2'));
  const resumed = await runPrompt(all, once, { outputs: ['end', 'last'], request: { resume: { done, keys } } });
  assert.deepEqual(resumed.started, ['last']);
});

test('after a restart finished rounds are not run again', async () => {
  const whole = await runPrompt(nodes, drawn(list(1, 2, 3)), { outputs });
  const finished = whole.of('node-done');
  for (let count = 0; count < finished.length; count += 1) {
    const done = new Map(finished.slice(0, count).map(({ node, record }) => [node, record]));
    const keys = new Map(finished.slice(0, count).flatMap(({ node, key }) => (key === undefined ? [] : [[node, key]])));
    const told = await runPrompt(nodes, drawn(list(1, 2, 3)), { outputs, request: { resume: { done, keys } } });
    assert.deepEqual(told.items('end'), [[[1001], [1002], [1003]]]);
    for (const id of told.started) assert.ok(!done.has(id), `${id} ran twice`);
  }
});

test('one by one, the node that waits for its rounds does not keep them from starting', async () => {
  const told = await runPrompt(nodes, drawn(list(1, 2, 3), { atOnce: 2 }), { outputs, oneByOne: true });
  assert.equal(told.status, 'success');
  assert.deepEqual(told.items('end'), [[[1001], [1002], [1003]]]);
});

test('a cancel ends rounds under way', async () => {
  const canceller = new AbortController();
  const told = await runPrompt(nodes, drawn(list(60_000, 61_000), { atOnce: 2 }), {
    outputs,
    signal: canceller.signal,
    onEvent: (event) =>
      event.kind === 'node-started' && event.node === 'end.0.1.body' && setTimeout(() => canceller.abort(), 5),
  });
  assert.equal(told.status, 'cancelled');
});

test('a node that holds resources gives them back while it waits for nodes that need the same', async () => {
  const holds = testNode({
    type: 'Holds',
    resources: { cpu: 1 },
    run: async (_, ctx) => {
      const round = ctx.subgraph();
      const node = round.node('Picky', { value: 4 });
      const outcome = await ctx.branch(round, [node.out(0)]);
      return { value: outcome.status === 'done' ? (outcome.outputs[0] as unknown as Json) : 'failed' };
    },
  });
  const told = await runPrompt(
    [...nodes, holds],
    { a: ['Holds'] },
    { outputs: ['a'], services: { resources: { cpu: 1 } } },
  );
  assert.deepEqual(told.items('a'), [[{ value: 4 }]]);
});

test('what cannot be run as a part is the mistake of the node that wanted it', async () => {
  const wrong = testNode({
    type: 'Wrong',
    inputs: { how: { type: any } },
    run: async ({ how }, ctx) => {
      const round = ctx.subgraph();
      if (how === 'type') round.node('Nowhere', {});
      if (how === 'region') ctx.region('0', {});
      if (how === 'knot') {
        const first = round.node('Add', {});
        const second = round.node('Add', { first: first.out(0) });
        first.set('second', second.out(0));
        return { value: (await ctx.branch(round, [first.out(0)])).status };
      }
      await ctx.branch(round, [childOutput('gone', 0)]);
      return { value: 0 };
    },
  });
  const codeOf = async (how: string) => {
    const told = await runPrompt([...nodes, wrong], { w: ['Wrong', { how }] }, { outputs: ['w'] });
    return told.failures[0]?.code ?? told.items('w')[0];
  };
  assert.equal(await codeOf('type'), 'NODE_TYPE_NOT_LOADED');
  assert.equal(await codeOf('link'), 'LINK_UNKNOWN');
  assert.equal(await codeOf('region'), 'REGION_NOT_CLOSED');
  assert.equal(await codeOf('knot'), 'RUN_DEPENDENCY_CYCLE');
});
