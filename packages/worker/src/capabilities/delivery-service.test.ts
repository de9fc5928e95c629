import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openHome } from '@talkgraph/runtime';
import { createDeliveryService } from './delivery-service.js';

test('a call that is repeated after a crash answers as the first time, another call says that the file is there', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-delivery-service-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const home = await openHome(folder);
  const path = join(folder, 'made.txt');
  await writeFile(path, 'a film');
  const place = { target: 'folder', profile: '', name: 'told/{name}.txt' } as const;
  const request = { ...place, path, file: 'made.txt', run: 'one', index: 1, ifExists: 'replace' } as const;
  const first = await createDeliveryService(home).file(request, { id: 'one save 0' });
  assert.equal(first.already, false);
  // Another process: nothing is known but what lies in the home.
  const repeated = await createDeliveryService(home).file(request, { id: 'one save 0' });
  assert.deepEqual(repeated, first);
  const other = await createDeliveryService(home).file(request, { id: 'two save 0' });
  assert.deepEqual(other, { ...first, already: true });
});
