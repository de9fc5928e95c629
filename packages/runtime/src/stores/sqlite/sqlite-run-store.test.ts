import assert from 'node:assert/strict';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FileReference, RunEvent } from '@talkgraph/engine';
import { sql } from 'kysely';
import { runStoreConformance } from '../run-store.conformance.js';
import { openDatabase } from './open-database.js';
import { openSqliteRunStore } from './sqlite-run-store.js';

let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-runs-'));
});
after(() => rm(root, { recursive: true, force: true }));

runStoreConformance('SQLite', async () => {
  const path = join(await mkdtemp(join(root, 'case-')), 'talkgraph.db');
  const databases = [await openDatabase(path)];
  const open = async () => openSqliteRunStore(databases.at(-1)!);
  return {
    store: await open(),
    async reopen() {
      databases.push(await openDatabase(path));
      return open();
    },
    dispose: async () => {
      for (const database of databases) await database.destroy();
    },
  };
});

test('a file that is no database, or is newer than this program, is one clear error', async () => {
  const broken = join(root, 'broken.db');
  await writeFile(broken, 'these are not the bytes of a database, however long one looks at them'.repeat(100));
  await assert.rejects(openDatabase(broken), { code: 'DATABASE_UNUSABLE', kind: 'operational' });
  const newer = join(root, 'newer.db');
  const database = await openDatabase(newer);
  await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2099')`.execute(database);
  await database.destroy();
  await assert.rejects(openDatabase(newer), { code: 'DATABASE_UNUSABLE' });
});

test('a damaged page is found when the database is opened, not when something is written to it', async () => {
  const path = join(root, 'damaged.db');
  const database = await openDatabase(path);
  const { rows } = await sql<{ rootpage: number }>`select rootpage from sqlite_schema
    where name = 'events_by_run'`.execute(database);
  await sql`pragma wal_checkpoint(truncate)`.execute(database);
  await database.destroy();
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(4096, 0xaa), 0, 4096, ((rows[0]?.rootpage ?? 1) - 1) * 4096);
  await file.close();
  await assert.rejects(openDatabase(path), { code: 'DATABASE_UNUSABLE' });
});

test('a database of an earlier version is brought up to date, with what it holds', async () => {
  const path = join(root, 'older.db');
  const older = await openDatabase(path);
  const first = await openSqliteRunStore(older);
  await first.add({ runId: 'a', promptText: '{}', outputs: [], extra: {}, createdAt: 1 });
  await first.record([{ runId: 'a', at: 2, event: doneWith(['sub/Talk.mp4', 'face.png']) }]);
  for (const statement of undone) await sql.raw(statement).execute(older);
  await older.destroy();
  const database = await openDatabase(path);
  const store = await openSqliteRunStore(database);
  const run = await store.find('a');
  const preview = { filename: 'Talk.mp4', subfolder: 'sub', type: 'output' };
  assert.deepEqual([run?.state, run?.filesCount, run?.preview], ['pending', 2, preview]);
  assert.equal((await store.list({ search: 'SUB/talk' })).total, 1);
  const what = { node: '1', display: '1', type: 'A', ran: true, milliseconds: 1, output: false };
  await store.record([{ runId: 'a', at: 2, event: { kind: 'node-done', ...what, key: 'k', record: { outputs: [] } } }]);
  assert.equal((await store.nodesOf(['a'])).get('a')?.at(-1)?.key, 'k');
  await database.destroy();
});

/** Brings a database back to its first version. */
const undone = [
  'drop index runs_by_batch',
  ...['title', 'batch', 'row', 'preview', 'files', 'search', 'left_out'].map(
    (name) => `alter table runs drop column ${name}`,
  ),
  'alter table nodes drop column cache_key',
  'alter table nodes drop column memory_bytes',
  "delete from kysely_migration where name > '002'",
];

/** A finished node that saved files. */
function doneWith(paths: readonly string[]): RunEvent {
  const files = paths.map((path): FileReference => {
    const parts = path.split('/');
    return { filename: parts.pop() ?? '', subfolder: parts.join('/'), type: 'output' };
  });
  const what = { node: '7', display: '7', type: 'Save', ran: true, milliseconds: 1, output: true };
  return { kind: 'node-done', ...what, record: { outputs: [], files } };
}

test('thousands of runs are searched in no time', async () => {
  const database = await openDatabase(join(root, 'many.db'));
  const store = await openSqliteRunStore(database);
  const nodes = Array.from({ length: 20 }, (_, i) => [i, { inputs: {}, _meta: { title: `Node number ${i}` } }]);
  const promptText = JSON.stringify(Object.fromEntries(nodes));
  for (let i = 0; i < 2000; i += 1) {
    const about = { title: `Lesson ${i}`, batch: `b${i % 100}`, row: i };
    await store.add({ runId: `run-${i}`, promptText, outputs: [], extra: {}, createdAt: i, ...about });
  }
  // The processor's time: others may use this machine, too.
  const before = process.cpuUsage();
  assert.equal((await store.list({ search: 'lesson 1321', limit: 50 })).runs[0]?.title, 'Lesson 1321');
  assert.equal((await store.list({ batch: 'b7', limit: 50 })).total, 20);
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1000;
  assert.ok(took < 200, `${took} ms`);
  await database.destroy();
});

test('a full disk is named as such, leaves nothing half-written, and is over when there is room', async () => {
  const database = await openDatabase(join(root, 'full.db'));
  const store = await openSqliteRunStore(database);
  await store.add({ runId: 'a', promptText: '{}', outputs: [], extra: {}, createdAt: 1 });
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(database);
  const note = { en: 'x'.repeat(100_000), zh: '' };
  const happened = [{ runId: 'a', at: 2, event: { kind: 'node-note', node: '1', display: '1', text: note } as const }];
  await assert.rejects(store.record(happened), { code: 'SQLITE_FULL' });
  assert.deepEqual(await store.events({}), []);
  await sql`pragma max_page_count = 1000000`.execute(database);
  assert.equal((await store.record(happened))[0]?.sequence, 1);
  await database.destroy();
});

test('the write-ahead log is on, so that readers never wait for the writer', async () => {
  const database = await openDatabase(join(root, 'wal.db'));
  const { rows } = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(database);
  assert.equal(rows[0]?.journal_mode, 'wal');
  await database.destroy();
});
