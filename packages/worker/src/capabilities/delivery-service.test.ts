import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startS3Server } from '@talkgraph/delivery/testing';
import { openHome, openSecretStore } from '@talkgraph/runtime';
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

test('a repeated call answers with the same signed link, but for one that is soon out of date', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-delivery-links-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const cloud = await startS3Server();
  t.after(() => cloud.close());
  const home = await openHome(folder);
  await (await openSecretStore(home.root, {})).set('cloud', { kind: 's3', fields: cloud.fields });
  const path = join(folder, 'made.txt');
  await writeFile(path, 'a film');
  const place = { target: 's3', profile: 'cloud', name: '{name}.txt', ifExists: 'rename' } as const;
  const linked = (linkSeconds: number) =>
    createDeliveryService(home).file(
      { ...place, path, file: 'made.txt', run: 'one', index: 1, linkSeconds },
      { id: `one s3 ${linkSeconds}` },
    );
  const [long, short] = [await linked(3600), await linked(2)];
  // Links hold the second they were signed in.
  await wait(1100);
  assert.deepEqual(await linked(3600), long);
  const { link, ...rest } = await linked(2);
  assert.notEqual(link, short.link);
  assert.deepEqual({ ...rest, link: short.link }, short);
});
