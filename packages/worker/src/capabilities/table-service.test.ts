import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFolderArtifactStore } from '@talkgraph/runtime';
import { createTableService } from './table-service.js';

test('a table is kept under its content, and comes back as it was', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-tables-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const tables = createTableService(await openFolderArtifactStore(join(folder, 'artifacts')));
  const table = { columns: ['姓名', 'age'], rows: [{ 姓名: '王老师', age: 41 }] };
  const reference = await tables.store(table);
  assert.deepEqual([reference.schema, reference.version], ['talkgraph.table', 1]);
  assert.deepEqual(reference.summary, { rows: 1, columns: ['姓名', 'age'] });
  assert.deepEqual(await tables.read(reference), table);
  assert.deepEqual(await tables.store(structuredClone(table)), reference);
  await assert.rejects(tables.read({ ...reference, artifact: `${'0'.repeat(64)}.json` }), { code: 'TABLE_MISSING' });
  await assert.rejects(tables.read({ ...reference, schema: 'talkgraph.report' }), { code: 'TABLE_UNKNOWN' });
});
