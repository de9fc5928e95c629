import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { TargetOptions } from '../contract.js';
import { fileTargetConformance } from '../file-target.conformance.js';
import { type FailingStorage, startFailingStorage } from '../testing/start-failing-storage.js';
import { startS3Server } from '../testing/start-s3-server.js';
import { quickRetry, testJournal, testParcel } from '../testing/test-parcel.js';
import { openS3Target } from './open-s3-target.js';

fileTargetConformance('s3rver', async (t) => {
  const server = await startS3Server();
  t.after(() => server.close());
  const options = { profile: 'test', fields: server.fields, journal: await testJournal(t), retry: quickRetry };
  const get = async (name: string) => (await server.get(name)).bytes;
  return { target: openS3Target(options), list: server.list, get };
});

fileTargetConformance('a strict S3 storage', async (t) => {
  const { storage, options } = await openStorage(t);
  return {
    target: openS3Target(options),
    list: async () => [...storage.state.objects.keys()].sort(),
    get: async (name) => storage.state.objects.get(name)!.bytes,
    sent: () => storage.requests.filter((request) => request.startsWith('PUT')).length,
  };
});

async function openStorage(t: TestContext): Promise<{ storage: FailingStorage; options: TargetOptions }> {
  const storage = await startFailingStorage('s3');
  t.after(() => storage.close());
  const options = { profile: 'test', fields: storage.fields, journal: await testJournal(t), retry: quickRetry };
  return { storage, options };
}

const megabyte = 1024 * 1024;

test('the kind of a file and a link that ends go with it', async (t) => {
  const server = await startS3Server();
  t.after(() => server.close());
  const options = { profile: 'test', fields: { ...server.fields, prefix: '/videos' }, journal: await testJournal(t) };
  const { parcel, contents } = await testParcel(t, 5000, { linkSeconds: 60 });
  const { address, link = '' } = await openS3Target(options).deliver(parcel, { id: 'a' });
  assert.equal(address, 's3://films/videos/film.mp4');
  assert.equal((await server.get('videos/film.mp4')).contentType, 'video/mp4');
  assert.match(link, /X-Amz-Expires=60/);
  assert.ok(Buffer.from(await (await fetch(link)).arrayBuffer()).equals(contents));
});

for (const fault of ['drop', 'drop midway', 'error 500', 'answer lost'] as const) {
  test(`one "${fault}" at every request is tried again, and the object is whole`, async (t) => {
    const { storage, options } = await openStorage(t);
    const failed = new Set<string>();
    storage.fault = ({ method, query }) => {
      const request = `${method} ${query}`;
      if (failed.has(request) || (fault === 'drop midway' && method !== 'PUT')) return undefined;
      failed.add(request);
      return fault;
    };
    const { parcel, contents } = await testParcel(t, 20 * megabyte);
    const { already } = await openS3Target(options).deliver(parcel, { id: 'a' });
    assert.equal(already, false);
    assert.ok(storage.state.objects.get('film.mp4')?.bytes.equals(contents));
    assert.ok(failed.size >= 3, [...failed].join(' '));
  });
}

test('an upload that broke off goes on where it was, in another process too', async (t) => {
  const { storage, options } = await openStorage(t);
  const { parcel, contents } = await testParcel(t, 40 * megabyte);
  storage.fault = ({ query }) => (Number(query.get('partNumber')) >= 4 ? 'drop' : undefined);
  await assert.rejects(openS3Target(options).deliver(parcel, { id: 'a' }), {
    code: 'DELIVERY_UNREACHABLE',
    kind: 'operational',
  });
  assert.equal(storage.state.objects.size, 0);
  storage.fault = undefined;
  const before = storage.requests.length;
  await openS3Target(options).deliver(parcel, { id: 'a' });
  const sent = storage.requests.slice(before).filter((request) => request.includes('partNumber='));
  assert.deepEqual(sent.map((request) => /partNumber=(\d+)/.exec(request)?.[1]).sort(), ['4', '5']);
  assert.ok(storage.state.objects.get('film.mp4')?.bytes.equals(contents));
  assert.deepEqual([...storage.state.uploads.keys()], []);
});

test('an upload that the storage has forgotten begins anew', async (t) => {
  const { storage, options } = await openStorage(t);
  const { parcel, contents } = await testParcel(t, 20 * megabyte);
  storage.fault = ({ query }) => (query.get('partNumber') === '3' ? 'drop' : undefined);
  await assert.rejects(openS3Target(options).deliver(parcel, { id: 'a' }), { code: 'DELIVERY_UNREACHABLE' });
  storage.fault = undefined;
  storage.state.uploads.clear();
  await openS3Target(options).deliver(parcel, { id: 'a' });
  assert.ok(storage.state.objects.get('film.mp4')?.bytes.equals(contents));
});

test('bytes that change on their way are found out, and the damaged object is taken away', async (t) => {
  const { storage, options } = await openStorage(t);
  const { parcel, contents } = await testParcel(t, 5000);
  let times = 1;
  storage.fault = ({ method }) => (method === 'PUT' && times-- > 0 ? 'bytes changed' : undefined);
  await openS3Target(options).deliver(parcel, { id: 'a' });
  assert.ok(storage.state.objects.get('film.mp4')?.bytes.equals(contents));
  storage.state.objects.clear();
  storage.fault = ({ method }) => (method === 'PUT' ? 'bytes changed' : undefined);
  await assert.rejects(openS3Target(options).deliver(parcel, { id: 'b' }), {
    code: 'DELIVERY_DAMAGED',
    kind: 'operational',
  });
  assert.equal(storage.state.objects.size, 0);
});

test('a wrong password, a missing bucket and a storage that is away are told apart, and only the last is tried again', async (t) => {
  const { storage, options } = await openStorage(t);
  const { parcel } = await testParcel(t, 5000);
  const cases = [
    [{ secret_access_key: 'wrong-password' }, 'DELIVERY_REFUSED', 'user', 1],
    [{ bucket: 'other' }, 'DELIVERY_PLACE_MISSING', 'user', 1],
    [{ endpoint: 'ftp://x' }, 'DELIVERY_SETTING_INVALID', 'user', 0],
  ] as const;
  for (const [change, code, kind, requests] of cases) {
    const before = storage.requests.length;
    const fields = { ...options.fields, ...change };
    const deliver = async () => openS3Target({ ...options, fields }).deliver(parcel, { id: code });
    if (code !== 'DELIVERY_PLACE_MISSING') await assert.rejects(deliver(), { code, kind });
    await assert.rejects(async () => openS3Target({ ...options, fields }).check(), { code, kind });
    assert.ok(storage.requests.length - before <= 2 * requests, code);
  }
  await storage.close();
  await assert.rejects(openS3Target(options).deliver(parcel, { id: 'z' }), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'DELIVERY_UNREACHABLE');
    return !error.message.includes('storage-secret');
  });
});
