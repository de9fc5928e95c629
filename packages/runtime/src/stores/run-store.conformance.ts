import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NodeFailure, NodeRecord, RunEvent } from '@talkgraph/engine';
import { findsOldRuns, findsRunsForPeople, forgets, lists, readsNodesOfRuns } from './run-history.conformance.js';
import type { RunStore } from './run-store.js';
import { add, done, event, nodesOf, promptText, waitingIds } from './run-store-steps.js';

/** A store made for one test, how to open it anew as after a restart, and how to take it away. */
export interface RunStoreUnderTest {
  readonly store: RunStore;
  reopen(): Promise<RunStore>;
  dispose(): Promise<void>;
}

/** The tests that every RunStore has to pass; `open` makes a fresh, empty store each time. */
export function runStoreConformance(name: string, open: () => Promise<RunStoreUnderTest>): void {
  const withStore = (body: (store: RunStore, reopen: () => Promise<RunStore>) => Promise<void>) => async () => {
    const { store, reopen, dispose } = await open();
    try {
      await body(store, reopen);
    } finally {
      await dispose();
    }
  };

  describe(`${name} as a run store`, () => {
    test('a run comes back as it was submitted', withStore(keepsRuns));
    test('a second run of the same id is refused', withStore(refusesTakenIds));
    test('a known idempotency key answers the first run', withStore(knowsIdempotencyKeys));
    test('runs wait in the order of their numbers, then as they came; front is before all', withStore(keepsOrder));
    test('waiting runs can be moved to the front, the back, and before another', withStore(moves));
    test('only waiting runs can be moved', withStore(movesOnlyWaiting));
    test('a run is waiting, then running, then ended, also after a restart', withStore(followsStates));
    test('events get growing numbers, progress and previews none', withStore(numbersEvents));
    test('events are read back whole, from where the reader left off', withStore(readsEvents));
    test('records of nodes are kept in the order they finished', withStore(keepsNodes));
    test('records of several runs are read at once', withStore(readsNodesOfRuns));
    test('ended runs beyond a number are found, the oldest first', withStore(findsOldRuns));
    test('numbers are not used again when everything is forgotten', withStore(neverReusesNumbers));
    test('thousands of events are kept at once', withStore(keepsThousands));
    test('runs are found by what people know of them', withStore(findsRunsForPeople));
    test('runs are listed by state, workflow and duration, in pages', withStore(lists));
    test('ended runs are forgotten with their events and nodes, others stay', withStore(forgets));
    test('a cancel that was asked for is remembered until the run ends', withStore(remembersCancelling));
    test('deaths of workers are counted per node', withStore(countsCrashes));
  });
}

async function keepsRuns(store: RunStore, reopen: () => Promise<RunStore>): Promise<void> {
  const extra = { extra_pnginfo: { workflow: { 名字: [1, null] } } };
  const more = { extra, clientId: 'c', onError: 'continue', webhookUrl: 'http://x/', outputs: ['9', '1'] } as const;
  const { run, repeated } = await add(store, 'a', more);
  const { outputs } = more;
  const expected = { runId: 'a', number: 0, state: 'pending', promptText, createdAt: 1000, ...more, outputs };
  assert.equal(repeated, false);
  assert.deepEqual(run, expected);
  assert.deepEqual(await (await reopen()).find('a'), expected);
  assert.equal(await store.find('b'), undefined);
}

async function refusesTakenIds(store: RunStore): Promise<void> {
  await add(store, 'a');
  await assert.rejects(add(store, 'a'), { code: 'RUN_ID_TAKEN' });
  assert.deepEqual(await waitingIds(store), ['a']);
}

async function knowsIdempotencyKeys(store: RunStore): Promise<void> {
  await add(store, 'a', { idempotencyKey: 'k' });
  const { run, repeated } = await add(store, 'b', { idempotencyKey: 'k' });
  assert.deepEqual([run.runId, repeated], ['a', true]);
  assert.equal((await add(store, 'c', { idempotencyKey: 'l' })).repeated, false);
  assert.deepEqual(await waitingIds(store), ['a', 'c']);
}

async function keepsOrder(store: RunStore): Promise<void> {
  await add(store, 'a');
  await add(store, 'b', { number: 7 });
  await add(store, 'c', { number: -2.5 });
  await add(store, 'd', { number: 7 });
  const { run } = await add(store, 'e', { front: true });
  await add(store, 'f', { front: true });
  assert.ok(run.number < -2.5);
  assert.deepEqual(await waitingIds(store), ['f', 'e', 'c', 'a', 'b', 'd']);
  assert.equal((await store.nextPending())?.runId, 'f');
}

async function moves(store: RunStore, reopen: () => Promise<RunStore>): Promise<void> {
  for (const id of ['a', 'b', 'c', 'd']) await add(store, id, { number: 3 });
  await store.move('d', { before: 'b' });
  assert.deepEqual(await waitingIds(store), ['a', 'd', 'b', 'c']);
  await store.move('c', 'front');
  assert.deepEqual(await waitingIds(store), ['c', 'a', 'd', 'b']);
  await store.move('a', 'back');
  assert.deepEqual(await waitingIds(store), ['c', 'd', 'b', 'a']);
  await store.move('a', { before: 'c' });
  assert.deepEqual(await waitingIds(store), ['a', 'c', 'd', 'b']);
  await store.move('d', { before: 'd' });
  assert.deepEqual(await waitingIds(await reopen()), ['a', 'c', 'd', 'b']);
}

async function movesOnlyWaiting(store: RunStore): Promise<void> {
  await add(store, 'a');
  await add(store, 'b');
  await store.begin('a', 1500);
  for (const [id, place] of [
    ['a', 'front'],
    ['b', { before: 'a' }],
    ['x', 'back'],
  ] as const) {
    await assert.rejects(store.move(id, place), { code: 'RUN_NOT_PENDING' });
  }
}

async function followsStates(store: RunStore, reopen: () => Promise<RunStore>): Promise<void> {
  await add(store, 'a');
  await add(store, 'b');
  await store.begin('a', 1500);
  const { running, pending } = await store.unfinished();
  assert.deepEqual([running.map((run) => run.runId), pending.map((run) => run.runId)], [['a'], ['b']]);
  assert.deepEqual([running[0]?.state, running[0]?.startedAt], ['running', 1500]);
  const failure: NodeFailure = {
    node: '1',
    display: '1',
    type: 'A',
    code: 'X',
    kind: 'user',
    text: { en: 'e', zh: 'z' },
    exceptionType: 'E',
    traceback: ['at a'],
    inputs: { x: 5 },
    executed: ['2'],
  };
  await store.record([event('a', { kind: 'run-done', status: 'error', failure }, 2500)]);
  const ended = await (await reopen()).find('a');
  assert.deepEqual([ended?.state, ended?.endedAt, ended?.failure], ['error', 2500, failure]);
  assert.deepEqual(await waitingIds(store), ['b']);
}

async function numbersEvents(store: RunStore): Promise<void> {
  await add(store, 'a');
  const identity = { node: '1', display: '1' };
  const preview = { mimeType: 'image/png', bytes: new Uint8Array([1]) } as const;
  const recorded = await store.record([
    event('a', { kind: 'run-started' }),
    event('a', { kind: 'node-progress', ...identity, done: 1, total: 2 }),
    event('a', { kind: 'node-preview', ...identity, preview }),
    event('a', done('1')),
  ]);
  const [first, progress, shown, last] = recorded;
  assert.ok(first?.sequence !== undefined && last?.sequence !== undefined && last.sequence > first.sequence);
  assert.deepEqual([progress?.sequence, shown?.sequence], [undefined, undefined]);
  assert.equal((await store.events({})).length, 2);
}

async function readsEvents(store: RunStore, reopen: () => Promise<RunStore>): Promise<void> {
  await add(store, 'a', { clientId: 'me' });
  await add(store, 'b');
  const told = await store.record([
    { ...event('a', { kind: 'run-started' }), clientId: 'me' },
    event('b', { kind: 'run-started' }),
    { ...event('a', done('1')), clientId: 'me' },
  ]);
  const again = await reopen();
  assert.deepEqual(await again.events({}), told);
  assert.deepEqual(await again.events({ runId: 'a' }), [told[0], told[2]]);
  assert.deepEqual(await again.events({ since: told[0]?.sequence ?? 0, limit: 1 }), [told[1]]);
}

async function keepsNodes(store: RunStore): Promise<void> {
  await add(store, 'a');
  const record: NodeRecord = {
    outputs: [[{ value: { 键: [1, 2] } }, { blocked: null }], []],
    ui: { images: [{ filename: 'a.png' }] },
    files: [{ filename: 'a.png', subfolder: '', type: 'output' }],
    artifacts: ['ab12cd34'],
  };
  const measured = { ...done('9', record), memoryBytes: 5e9 } as RunEvent;
  await store.record([event('a', measured), event('a', { ...done('1.0.2'), parent: '1' } as RunEvent)]);
  await store.record([event('a', done('1', undefined, false))]);
  const [first, second, third, ...more] = await nodesOf(store, 'a');
  const facts = { displayId: '9', type: 'A', ran: true, milliseconds: 1.5, output: true };
  assert.deepEqual(first, { nodeId: '9', ...facts, record, memoryBytes: 5e9 });
  assert.deepEqual([second?.nodeId, second?.parentId], ['1.0.2', '1']);
  assert.deepEqual([third?.nodeId, third?.ran, third?.output, more.length], ['1', false, false, 0]);
}

async function neverReusesNumbers(store: RunStore, reopen: () => Promise<RunStore>): Promise<void> {
  await add(store, 'a');
  const end: RunEvent = { kind: 'run-done', status: 'success' };
  const [before] = await store.record([event('a', end)]);
  await store.forget();
  const again = await reopen();
  const { run } = await add(again, 'b');
  const [after] = await again.record([event('b', end)]);
  assert.equal(run.number, 1);
  assert.ok((after?.sequence ?? 0) > (before?.sequence ?? Number.POSITIVE_INFINITY));
  assert.equal(await again.lastSequence(), after?.sequence);
}

async function keepsThousands(store: RunStore): Promise<void> {
  await add(store, 'a');
  const events = Array.from({ length: 5000 }, (_, i) => event('a', done(String(i + 10))));
  await store.record(events);
  const nodes = await nodesOf(store, 'a');
  assert.deepEqual([nodes.length, nodes[0]?.nodeId, nodes.at(-1)?.nodeId], [5000, '10', '5009']);
  assert.deepEqual(
    (await store.events({ runId: 'a' })).map((told) => told.event),
    events.map((happened) => happened.event),
  );
}

async function remembersCancelling(store: RunStore, reopen: () => Promise<RunStore>): Promise<void> {
  for (const id of ['a', 'b']) {
    await add(store, id);
    await store.begin(id, 1500);
  }
  await store.markCancelling('a');
  const again = await reopen();
  assert.deepEqual(await again.cancelling(), ['a']);
  await again.record([event('a', { kind: 'run-done', status: 'cancelled' })]);
  assert.deepEqual(await again.cancelling(), []);
}

async function countsCrashes(store: RunStore, reopen: () => Promise<RunStore>): Promise<void> {
  await add(store, 'a');
  await store.countCrash('a', ['1', '']);
  const counts = await (await reopen()).countCrash('a', ['1']);
  assert.deepEqual([counts.get('1'), counts.get('')], [2, 1]);
}
