import assert from 'node:assert/strict';
import type { FileReference, RunEvent } from '@talkgraph/engine';
import type { RunStore } from './run-store.js';
import { add, done, event, nodesOf } from './run-store-steps.js';

export async function readsNodesOfRuns(store: RunStore): Promise<void> {
  for (const id of ['a', 'b', 'c']) await add(store, id);
  const keyed = { ...done('2'), key: 'k' } as RunEvent;
  await store.record([event('a', done('1')), event('b', done('1')), event('a', keyed)]);
  const nodes = await store.nodesOf(['b', 'a', 'c', 'x']);
  assert.deepEqual([...nodes].map(([runId, its]) => [runId, ...its.map(({ nodeId }) => nodeId)]).sort(), [
    ['a', '1', '2'],
    ['b', '1'],
  ]);
  assert.deepEqual(
    nodes.get('a')?.map(({ key }) => key),
    [undefined, 'k'],
  );
  assert.equal((await store.nodesOf([])).size, 0);
}

export async function findsOldRuns(store: RunStore): Promise<void> {
  for (const id of ['a', 'b', 'c', 'd', 'e']) await add(store, id);
  const end: RunEvent = { kind: 'run-done', status: 'success' };
  await store.record(['e', 'c', 'b', 'a'].map((id) => event(id, end)));
  assert.deepEqual(await store.endedBeyond(2), ['a', 'b']);
  assert.deepEqual(await store.endedBeyond(0), ['a', 'b', 'c', 'e']);
  assert.deepEqual(await store.endedBeyond(4), []);
}

export async function lists(store: RunStore): Promise<void> {
  const workflow = (id: string) => ({ extra: { extra_pnginfo: { workflow: { id } } } });
  await add(store, 'a', workflow('w'));
  await add(store, 'b', workflow('v'));
  await add(store, 'c', workflow('w'));
  for (const [id, at] of [
    ['a', 9000],
    ['b', 3000],
  ] as const) {
    await store.begin(id, 1000);
    await store.record([event(id, { kind: 'run-done', status: 'success' }, at)]);
  }
  const ids = async (filter: Parameters<RunStore['list']>[0]) => {
    const { runs, total } = await store.list(filter);
    const heads = runs.map(({ promptText, extra, ...head }) => head);
    assert.deepEqual(await store.listHeads(filter), { runs: heads, total });
    return [runs.map((run) => run.runId).join(''), total];
  };
  assert.deepEqual(await ids({}), ['cba', 3]);
  assert.deepEqual(await ids({ oldestFirst: true, limit: 1, offset: 1 }), ['b', 3]);
  assert.deepEqual(await ids({ states: ['success', 'error'] }), ['ba', 2]);
  assert.deepEqual(await ids({ states: ['success'], sortBy: 'duration' }), ['ab', 2]);
  assert.deepEqual(await ids({ workflowId: 'w' }), ['ca', 2]);
  assert.deepEqual(await ids({ states: [] }), ['', 0]);
}

export async function forgets(store: RunStore): Promise<void> {
  for (const id of ['a', 'b', 'c', 'd']) await add(store, id);
  await store.begin('c', 1500);
  for (const id of ['a', 'b']) {
    await store.record([event(id, done('1')), event(id, { kind: 'run-done', status: 'success' })]);
  }
  await store.forget(['a', 'd', 'x']);
  assert.equal(await store.find('a'), undefined);
  assert.deepEqual(await nodesOf(store, 'a'), []);
  assert.deepEqual(await store.events({ runId: 'a' }), []);
  assert.equal((await nodesOf(store, 'b')).length, 1);
  await store.forget();
  assert.deepEqual(
    (await store.list({ oldestFirst: true })).runs.map((run) => run.runId),
    ['c', 'd'],
  );
}

export async function findsRunsForPeople(store: RunStore): Promise<void> {
  const prompt = { 1: { inputs: { file: '脸.mp4' }, _meta: { title: 'Load Face' } } };
  const about = { title: '课程 Lesson 12', batch: 'b1', row: 3, promptText: JSON.stringify(prompt) };
  await add(store, 'aaa-1', about);
  await add(store, 'bbb-2', { batch: 'b1', row: 4 });
  const { run } = await add(store, 'ccc-3');
  assert.deepEqual([run.title, run.filesCount, run.preview], [undefined, undefined, undefined]);
  const found = async (search: string) => (await store.list({ search })).runs.map(({ runId }) => runId).join();
  const saved = (...files: FileReference[]): RunEvent => ({ ...done('1'), record: { outputs: [], files } }) as RunEvent;
  const file = (filename: string, type: FileReference['type'] = 'output') => ({ filename, subfolder: 'sub', type });
  await store.record([event('aaa-1', saved(file('look.mp4', 'temp'), file('voice.wav')))]);
  assert.equal((await store.find('aaa-1'))?.preview?.filename, 'voice.wav');
  await store.record([event('aaa-1', saved(file('voice.wav'), file('face.png'), file('Talk.mp4')))]);
  const made = await store.find('aaa-1');
  assert.deepEqual(made?.preview, file('Talk.mp4'));
  assert.deepEqual([made?.title, made?.batch, made?.row, made?.filesCount], ['课程 Lesson 12', 'b1', 3, 3]);
  for (const text of ['课程', 'lesson 12', 'AAA', 'load face', '脸.mp4', 'sub/talk', 'talk lesson']) {
    assert.equal(await found(text), 'aaa-1', text);
  }
  assert.equal(await found('talk nobody'), '');
  assert.equal(await found('%'), '');
  assert.deepEqual(
    (await store.list({ batch: 'b1', oldestFirst: true })).runs.map(({ row }) => row),
    [3, 4],
  );
  await countsRoundsLeftOut(store);
}

async function countsRoundsLeftOut(store: RunStore): Promise<void> {
  await add(store, 'ddd-4');
  const rounds = [{ done: 3, failed: 1, skipped: 2 }];
  const loop = { ...done('9'), record: { outputs: [], ui: { rounds } } } as RunEvent;
  // A node that is told of twice counts once.
  await store.record([event('ddd-4', loop), event('ddd-4', loop), event('ddd-4', done('1'))]);
  await store.record([event('ddd-4', { kind: 'run-done', status: 'success' })]);
  assert.equal((await store.find('ddd-4'))?.leftOut, 3);
  await store.record([event('ccc-3', { kind: 'run-done', status: 'success' })]);
  assert.equal((await store.find('ccc-3'))?.leftOut, undefined);
}
