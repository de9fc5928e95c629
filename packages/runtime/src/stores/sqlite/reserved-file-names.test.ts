import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { SaveRequest } from '@talkgraph/engine';
import { openHome } from '../../open-home.js';
import { openDatabase } from './open-database.js';
import { reservedFileNames } from './reserved-file-names.js';

let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-reserved-'));
});
after(() => rm(root, { recursive: true, force: true }));

const request: SaveRequest = { folder: 'output', prefix: 'clip', extension: '.mp4' };
const slot = { runId: 'r', nodeId: '1', callIndex: 0, ordinal: 0 };

test('a file of a call keeps its name when it is asked for again, also after a restart', async () => {
  const home = await openHome(join(root, 'again'));
  let db = await openDatabase(home.database);
  const first = await reservedFileNames(db, home)(slot, request);
  assert.deepEqual(first, { filename: 'clip_00001_.mp4', subfolder: '', type: 'output' });
  await db.destroy();
  db = await openDatabase(home.database);
  const reserve = reservedFileNames(db, home);
  assert.deepEqual(await reserve(slot, request), first);
  await writeFile(join(home.outputs, first.filename), '');
  assert.deepEqual(await reserve(slot, request), first);
  await db.destroy();
});

test('calls that ask at the same time get different names', async () => {
  const home = await openHome(join(root, 'many'));
  const db = await openDatabase(home.database);
  const reserve = reservedFileNames(db, home);
  await writeFile(join(home.outputs, 'clip_00002_.png'), '');
  const slots = Array.from({ length: 30 }, (_, i) => ({
    ...slot,
    nodeId: String(i % 10),
    ordinal: Math.floor(i / 10),
  }));
  const names = await Promise.all(slots.map((each) => reserve(each, request)));
  assert.equal(new Set(names.map(({ filename }) => filename)).size, 30);
  assert.equal(names[0]?.filename, 'clip_00003_.mp4');
  await db.destroy();
});

test('a name that is refused does not stop those after it', async () => {
  const home = await openHome(join(root, 'refused'));
  const db = await openDatabase(home.database);
  const reserve = reservedFileNames(db, home);
  const [refused, next] = await Promise.allSettled([
    reserve(slot, { ...request, prefix: '../out' }),
    reserve({ ...slot, ordinal: 1 }, request),
  ]);
  assert.equal(refused.status, 'rejected');
  assert.equal(refused.reason.code, 'FILE_NAME_REFUSED');
  assert.equal(next.status, 'fulfilled');
  await db.destroy();
});
