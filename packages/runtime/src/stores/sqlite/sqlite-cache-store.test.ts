import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CacheStore, NodeRecord, RunEvent } from '@talkgraph/engine';
import { cacheStoreConformance } from '@talkgraph/engine/testing';
import { openFolderArtifactStore } from '../folder-artifact-store.js';
import type { MeasuredArtifactStore } from '../measured-artifact-store.js';
import { openDatabase, type TalkgraphDatabase } from './open-database.js';
import { openSqliteCacheStore } from './sqlite-cache-store.js';
import { openSqliteRunStore } from './sqlite-run-store.js';

let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-cache-'));
});
after(() => rm(root, { recursive: true, force: true }));

interface Setting {
  readonly db: TalkgraphDatabase;
  readonly artifacts: MeasuredArtifactStore;
  readonly lost: Set<string>;
  open(limitBytes: number): Promise<CacheStore>;
}

async function withSetting(body: (setting: Setting) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(root, 'case-'));
  const db = await openDatabase(join(folder, 'talkgraph.db'));
  const artifacts = await openFolderArtifactStore(join(folder, 'artifacts'));
  const lost = new Set<string>();
  const fileExists = async ({ filename }: { filename: string }) => !lost.has(filename);
  const open = (limitBytes: number) => openSqliteCacheStore(db, { artifacts, fileExists, limitBytes });
  await body({ db, artifacts, lost, open });
  await db.destroy();
}

cacheStoreConformance('SQLite', async () => {
  const folder = await mkdtemp(join(root, 'case-'));
  const db = await openDatabase(join(folder, 'talkgraph.db'));
  const artifacts = await openFolderArtifactStore(join(folder, 'artifacts'));
  const store = await openSqliteCacheStore(db, { artifacts, fileExists: async () => true, limitBytes: 1e9 });
  return { store, dispose: () => db.destroy() };
});

const keyOf = (letter: string) => letter.repeat(64);
const holding = (text: string, more: Partial<NodeRecord> = {}): NodeRecord => ({
  outputs: [[{ value: text }]],
  ...more,
});
const foundIn = async (store: CacheStore, letters: string) =>
  [...(await store.find([...letters].map(keyOf))).keys()]
    .map((key) => key[0])
    .sort()
    .join('');

async function putArtifact(store: MeasuredArtifactStore, key: string, bytes: number): Promise<void> {
  await store.put(key, (path) => writeFile(path, 'x'.repeat(bytes)));
}

test('the cache is there again after a restart', () =>
  withSetting(async ({ open }) => {
    await (await open(1e6)).put(keyOf('a'), holding('kept'));
    assert.equal(await foundIn(await open(1e6), 'ab'), 'a');
  }));

test('over its limit the cache drops what was used longest ago, asking being use', () =>
  withSetting(async ({ open }) => {
    const store = await open(3500);
    for (const letter of 'abc') await store.put(keyOf(letter), holding('x'.repeat(1000)));
    assert.equal(await foundIn(store, 'a'), 'a');
    await store.put(keyOf('d'), holding('x'.repeat(1000)));
    assert.equal(await foundIn(store, 'abcd'), 'acd');
  }));

test('a dropped entry takes the artifacts with it that no other entry needs', () =>
  withSetting(async ({ open, artifacts }) => {
    await putArtifact(artifacts, 'aaaaaaaa.own', 5000);
    await putArtifact(artifacts, 'bbbbbbbb.shared', 3000);
    const store = await open(10_000);
    await store.put(keyOf('a'), holding('1', { artifacts: ['aaaaaaaa.own', 'bbbbbbbb.shared'] }));
    await store.put(keyOf('b'), holding('2', { artifacts: ['bbbbbbbb.shared'] }));
    assert.equal(await foundIn(store, 'ab'), 'ab');
    await putArtifact(artifacts, 'cccccccc.new', 4000);
    await foundIn(store, 'b');
    await store.put(keyOf('c'), holding('3', { artifacts: ['cccccccc.new'] }));
    assert.equal(await foundIn(store, 'abc'), 'bc');
    assert.equal(await artifacts.find('aaaaaaaa.own'), undefined);
    assert.equal(await artifacts.size('bbbbbbbb.shared'), 3000);
  }));

test('artifacts that an unfinished run goes on from stay', () =>
  withSetting(async ({ db, open, artifacts }) => {
    await putArtifact(artifacts, 'aaaaaaaa', 5000);
    const record = holding('1', { artifacts: ['aaaaaaaa'] });
    const runs = await openSqliteRunStore(db);
    await runs.add({ runId: 'r', promptText: '{}', outputs: [], extra: {}, createdAt: 0 });
    await runs.begin('r', 0);
    const identity = { node: '1', display: '1', type: 'A', ran: true, milliseconds: 0, output: false };
    const done: RunEvent = { kind: 'node-done', ...identity, record };
    await runs.record([{ runId: 'r', at: 0, event: done }]);
    const store = await open(4000);
    await store.put(keyOf('a'), record);
    assert.equal(await foundIn(store, 'a'), '');
    assert.equal(await artifacts.size('aaaaaaaa'), 5000);
    await runs.record([{ runId: 'r', at: 1, event: { kind: 'run-done', status: 'success' } }]);
    await store.put(keyOf('b'), holding('2'));
    assert.equal(await artifacts.size('aaaaaaaa'), undefined);
    assert.equal(await foundIn(store, 'b'), 'b');
  }));

test('a result whose file or artifact is gone is not found any more', () =>
  withSetting(async ({ open, artifacts, lost }) => {
    const store = await open(1e6);
    await putArtifact(artifacts, 'aaaaaaaa', 10);
    const files = [{ filename: 'x.mp4', subfolder: '', type: 'output' as const }];
    await store.put(keyOf('a'), holding('1', { files }));
    await store.put(keyOf('b'), holding('2', { artifacts: ['aaaaaaaa'] }));
    assert.equal(await foundIn(store, 'ab'), 'ab');
    lost.add('x.mp4');
    await artifacts.remove('aaaaaaaa');
    assert.equal(await foundIn(store, 'ab'), '');
    lost.clear();
    assert.equal(await foundIn(store, 'a'), '', 'it was dropped for good');
  }));

test('thousands of results can be put at once', () =>
  withSetting(async ({ open }) => {
    const store = await open(1e9);
    const keys = Array.from({ length: 3000 }, (_, i) => i.toString(16).padStart(64, '0'));
    await Promise.all(keys.map((key, i) => store.put(key, holding(String(i)))));
    const found = await store.find(keys);
    assert.equal(found.size, 3000);
    assert.deepEqual(found.get(keys[2999] ?? ''), holding('2999'));
  }));
