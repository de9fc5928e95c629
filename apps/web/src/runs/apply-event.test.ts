import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  any,
  createRegistry,
  defineNode,
  definePack,
  int,
  type Json,
  type NodeDefinition,
  nodeResult,
  parsePrompt,
  preparePrompt,
  type RunEvent,
  runGraph,
  silentLogger,
} from '@talkgraph/engine';
import { MemoryCache } from '@talkgraph/engine/testing';
import type { NativeEvent } from '@talkgraph/protocol';
import { applyEvents, expectNodes, startTracking } from './apply-event.js';

const words = { label: { en: 'T', zh: 'T' }, summary: { en: 'T.', zh: 'T。' }, category: 'test', version: 1 };
const text = { en: 'No graphics card.', zh: '没有显卡。' };

const number = defineNode({
  ...words,
  type: 'Number',
  inputs: { value: { type: int } },
  outputs: { value: { type: int } },
  run: ({ value }, context) => {
    context.note(text);
    return { value };
  },
});
const show = defineNode({
  ...words,
  type: 'Show',
  inputs: { value: { type: any }, from: { type: any, optional: true } },
  outputs: {},
  outputNode: true,
  async run({ value }, context) {
    context.preview({ mimeType: 'image/png', bytes: new Uint8Array([1, 2, 3]) });
    for (const done of [10, 20]) {
      context.progress({ done, total: 20, stage: 'render', framesPerSecond: 25, milliseconds: done });
      context.progress({ done, total: 20, node: '1', milliseconds: done * 2 });
    }
    return nodeResult({ ui: { text: [value as Json] } });
  },
});
const twice = defineNode({
  ...words,
  type: 'Twice',
  inputs: { value: { type: int } },
  outputs: { value: { type: int } },
  run({ value }, context) {
    const graph = context.subgraph();
    const first = graph.node('Number', { value: value + 1 });
    const second = graph.node('Number', { value: first.out(0) });
    return nodeResult({ outputs: { value: second.out(0) }, expand: graph });
  },
});
const failing = defineNode({
  ...words,
  type: 'Fails',
  inputs: { value: { type: int } },
  outputs: { value: { type: int } },
  run: () => Promise.reject(new Error('It broke.')),
});

type Drawn = Readonly<Record<string, readonly [type: string, inputs: Record<string, number | [string, number]>]>>;

/** Runs a prompt and gives its events the shape in which the server sends them. */
async function eventsOf(drawn: Drawn, outputs: readonly string[], cache = new MemoryCache()): Promise<NativeEvent[]> {
  const nodes = [number, show, twice, failing] as unknown as NodeDefinition[];
  const registry = createRegistry([definePack({ name: 'test', version: '1.0.0', nodes })]);
  const source = Object.fromEntries(
    Object.entries(drawn).map(([id, [type, inputs]]) => [id, { class_type: type, inputs }]),
  );
  const events: RunEvent[] = [];
  await runGraph(
    { runId: 'r', prompt: preparePrompt(parsePrompt(source), registry), outputs },
    {
      registry,
      cache,
      store: { find: async () => undefined, put: async () => '' },
      log: silentLogger,
      resources: {},
      use: () => assert.fail('nothing is needed'),
      files: () => assert.fail('nothing is saved'),
    },
    { signal: new AbortController().signal, graceMs: 1000, onEvent: (event) => events.push(event) },
  );
  return events.map(told);
}

function told(event: RunEvent, place: number): NativeEvent {
  const head = { runId: 'r', at: 1000 + place };
  if (event.kind === 'node-preview')
    return { ...head, event: { ...event, preview: { mimeType: 'image/png', base64: 'AQID' } } };
  return event.kind === 'node-progress' ? { ...head, event } : { ...head, sequence: place + 1, event };
}

const simple: Drawn = { 1: ['Number', { value: 3 }], 2: ['Show', { value: ['1', 0] }] };

test('a run goes from waiting to done, with times, notes and what its nodes show', async () => {
  const events = await eventsOf(simple, ['2']);
  const waiting = expectNodes(startTracking('r'), ['1', '2']);
  assert.deepEqual(waiting.nodes['1'], { state: 'waiting', notes: [] });
  const run = applyEvents(waiting, events);
  assert.equal(run.state, 'success');
  assert.equal(run.nodes['1']?.state, 'done');
  assert.deepEqual(run.nodes['1']?.notes, [text]);
  assert.deepEqual(run.nodes['2']?.ui, { text: [3] });
  assert.equal(typeof run.nodes['2']?.milliseconds, 'number');
  assert.equal(run.nodes['2']?.preview, undefined);
  assert.ok(run.startedAt !== undefined && run.endedAt !== undefined);
});

test('the nodes of one render advance together, though the earlier ones have answered their recipes', async () => {
  const events = await eventsOf(simple, ['2']);
  const middle = events.findIndex(({ event }) => event.kind === 'node-progress' && event.node === '1');
  const run = applyEvents(startTracking('r'), events.slice(0, middle + 1));
  assert.deepEqual([run.nodes['1']?.state, run.nodes['1']?.progress], ['running', { value: 10, max: 20 }]);
  assert.deepEqual(run.nodes['2']?.progress, { value: 10, max: 20, stage: 'render', framesPerSecond: 25 });
  assert.equal(run.nodes['2']?.preview, 'data:image/png;base64,AQID');
  const after = applyEvents(run, events.slice(middle + 1, middle + 3));
  assert.deepEqual([after.nodes['1']?.state, after.nodes['1']?.progress], ['done', undefined]);
  assert.ok((after.nodes['1']?.milliseconds ?? 0) >= 40);
});

test('what a node expanded into is shown as that node', async () => {
  const drawn: Drawn = {
    1: ['Number', { value: 1 }],
    5: ['Twice', { value: ['1', 0] }],
    6: ['Show', { value: ['5', 0] }],
  };
  const run = applyEvents(startTracking('r'), await eventsOf(drawn, ['6']));
  assert.deepEqual(Object.keys(run.nodes).sort(), ['1', '5', '6']);
  assert.equal(run.nodes['5']?.state, 'done');
  assert.ok(Object.keys(run.parts['5'] ?? {}).length >= 2);
  assert.equal(run.nodes['5']?.notes.length, 2);
});

test('an instance of a sub-graph shows the sum of its nodes', async () => {
  const drawn: Drawn = { '5:1': ['Number', { value: 1 }], '5:7:2': ['Show', { value: ['5:1', 0] }] };
  const events = await eventsOf(drawn, ['5:7:2']);
  const begun = applyEvents(expectNodes(startTracking('r'), ['5:1', '5:7:2']), events.slice(0, 4));
  assert.equal(begun.instances['5:7']?.state, 'waiting');
  const run = applyEvents(begun, events);
  assert.deepEqual([run.instances['5']?.state, run.instances['5:7']?.state], ['done', 'done']);
  assert.deepEqual(run.instances['5']?.ui, { text: [1] });
});

const of = (node: string, display: string) => ({ node, display, parent: 'end', submitted: 'end' });
const begins = (node: string, display: string): RunEvent => ({
  kind: 'node-started',
  type: 'T',
  ...of(node, display),
});
const isDone = (node: string, display: string, ui?: Record<string, Json[]>): RunEvent => ({
  kind: 'node-done',
  type: 'T',
  ran: true,
  milliseconds: 5,
  record: { outputs: [], ...(ui && { ui }) },
  output: false,
  ...of(node, display),
});
const fails = (node: string, display: string): RunEvent => ({
  kind: 'node-failed',
  willRetry: false,
  caught: true,
  ...of(node, display),
  failure: {
    ...of(node, display),
    type: 'T',
    code: 'X',
    kind: 'user',
    text: { en: 'No face.', zh: '没有人脸。' },
    exceptionType: 'Error',
    traceback: [],
    inputs: {},
    executed: [],
  },
});

test('a node in a loop shows the round that runs, and what all rounds came to; what failed is a remark', () => {
  const events: RunEvent[] = [
    { kind: 'run-started' },
    begins('end.0.1.a', 'a'),
    isDone('end.0.1.a', 'a', { images: [1] }),
    begins('end.0.2.a', 'a'),
    fails('end.0.2.a', 'a'),
    begins('end.0.3.a', 'a'),
    { kind: 'node-progress', ...of('end.0.3.a', 'a'), done: 30, total: 90, stage: 'render' },
  ];
  const expected = expectNodes(startTracking('r'), ['a', 'end']);
  const run = applyEvents(expected, events.map(told));
  assert.deepEqual(
    [run.nodes.a?.state, run.nodes.a?.progress, run.nodes.a?.ui],
    ['running', { value: 30, max: 90, stage: 'render' }, { images: [1] }],
  );
  assert.equal(Object.keys(run.parts.a ?? {}).length, 2);
  const ended = applyEvents(run, [
    told(isDone('end.0.3.a', 'a', { images: [3] }), 20),
    told({ kind: 'run-done', status: 'success' }, 21),
  ]);
  const { state, ui, notes, milliseconds, failure } = ended.nodes.a!;
  assert.deepEqual([state, ui, milliseconds, failure], ['done', { images: [1, 3] }, 10, undefined]);
  assert.deepEqual(notes, [{ en: 'No face.', zh: '没有人脸。' }]);
  assert.equal(ended.state, 'success');
  assert.equal(expected.nodes.a?.state, 'waiting');
});

test('a round whose frames are rendered after it is done goes on, and is done again', () => {
  const run = applyEvents(startTracking('r'), [
    told(begins('end.0.1.a', 'a'), 0),
    told(isDone('end.0.1.a', 'a'), 1),
    told({ kind: 'node-progress', ...of('end.0.1.a', 'a'), done: 5, total: 10 }, 2),
  ]);
  assert.deepEqual([run.nodes.a?.state, run.nodes.a?.progress], ['running', { value: 5, max: 10 }]);
  const after = applyEvents(run, [
    told({ kind: 'node-progress', ...of('end.0.1.a', 'a'), done: 10, total: 10, milliseconds: 40 }, 3),
  ]);
  assert.deepEqual([after.nodes.a?.state, after.nodes.a?.milliseconds], ['done', 45]);
});

test('a failure stands on its node and on the run; what was never come to is skipped', async () => {
  const drawn: Drawn = { 1: ['Fails', { value: 1 }], 2: ['Show', { value: ['1', 0] }] };
  const run = applyEvents(expectNodes(startTracking('r'), ['1', '2']), await eventsOf(drawn, ['2']));
  assert.equal(run.state, 'error');
  assert.equal(run.nodes['1']?.state, 'failed');
  assert.match(run.nodes['1']?.failure?.text.en ?? '', /It broke/);
  assert.equal(run.failure?.node, '1');
  assert.equal(run.nodes['2']?.state, 'skipped');
});

test('nodes from the cache are said to be', async () => {
  const cache = new MemoryCache();
  await eventsOf(simple, ['2'], cache);
  const run = applyEvents(startTracking('r'), await eventsOf(simple, ['2'], cache));
  assert.deepEqual([run.nodes['1']?.state, run.nodes['2']?.state], ['cached', 'cached']);
  assert.deepEqual(run.nodes['2']?.ui, { text: [3] });
});

test('events that come a second time change nothing', async () => {
  const events = await eventsOf(simple, ['2']);
  const run = applyEvents(startTracking('r'), events);
  const stored = events.filter(({ sequence }) => sequence !== undefined);
  assert.deepEqual(applyEvents(run, stored), run);
  assert.equal(applyEvents(run, stored).nodes, run.nodes);
});
