import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fileTargetConformance } from '../file-target.conformance.js';
import { Crc64 } from '../objects/file-checksums.js';
import { startFailingStorage } from '../testing/start-failing-storage.js';
import { quickRetry, testJournal, testParcel } from '../testing/test-parcel.js';
import { openOssTarget } from './open-oss-target.js';

async function openStorage(t: TestContext) {
  const storage = await startFailingStorage('oss');
  t.after(() => storage.close());
  const options = { profile: 'test', fields: storage.fields, journal: await testJournal(t), retry: quickRetry };
  return { storage, options };
}

fileTargetConformance('OSS', async (t) => {
  const { storage, options } = await openStorage(t);
  return {
    target: openOssTarget(options),
    list: async () => [...storage.state.objects.keys()].sort(),
    get: async (name) => storage.state.objects.get(name)!.bytes,
    sent: () => storage.requests.filter((request) => request.startsWith('PUT')).length,
  };
});

test('the CRC-64 is the one that the catalogue of checksums lists for ECMA-182, reflected (CRC-64/XZ)', () => {
  assert.equal(new Crc64().update(Buffer.from('123456789')).digest(), BigInt('0x995dc9bbdf1939fa').toString());
});

for (const fault of ['drop', 'error 500', 'answer lost'] as const) {
  test(`one "${fault}" at every request is tried again, and the object is whole`, async (t) => {
    const { storage, options } = await openStorage(t);
    const failed = new Set<string>();
    storage.fault = ({ method, query }) => {
      const request = `${method} ${query}`;
      if (failed.has(request)) return undefined;
      failed.add(request);
      return fault;
    };
    const { parcel, contents } = await testParcel(t, 20 * 1024 * 1024);
    await openOssTarget(options).deliver(parcel, { id: 'a' });
    assert.ok(storage.state.objects.get('film.mp4')?.bytes.equals(contents));
    assert.ok(failed.size >= 3);
  });
}

test('an upload that broke off goes on where it was', async (t) => {
  const { storage, options } = await openStorage(t);
  const { parcel, contents } = await testParcel(t, 30 * 1024 * 1024);
  storage.fault = ({ query }) => (Number(query.get('partNumber')) >= 3 ? 'drop' : undefined);
  await assert.rejects(openOssTarget(options).deliver(parcel, { id: 'a' }), { kind: 'operational' });
  storage.fault = undefined;
  const before = storage.requests.length;
  await openOssTarget(options).deliver(parcel, { id: 'a' });
  const sent = storage.requests.slice(before).filter((request) => request.includes('partNumber='));
  assert.equal(sent.length, 2, sent.join(' '));
  assert.ok(storage.state.objects.get('film.mp4')?.bytes.equals(contents));
});

test('bytes that change on their way are found out by the CRC-64', async (t) => {
  const { storage, options } = await openStorage(t);
  storage.fault = ({ method }) => (method === 'PUT' ? 'bytes changed' : undefined);
  const { parcel } = await testParcel(t, 5000);
  await assert.rejects(openOssTarget(options).deliver(parcel, { id: 'b' }), { code: 'DELIVERY_DAMAGED' });
  assert.equal(storage.state.objects.size, 0);
});

test('wrong keys, a missing bucket and a missing region are told apart', async (t) => {
  const { storage, options } = await openStorage(t);
  const { fields } = storage;
  const check = async (changed: Record<string, string>) => openOssTarget({ ...options, fields: changed }).check();
  await assert.rejects(check({ ...fields, access_key_id: 'AKOTHER' }), { code: 'DELIVERY_REFUSED', kind: 'user' });
  await assert.rejects(check({ ...fields, bucket: 'other' }), { code: 'DELIVERY_PLACE_MISSING', kind: 'user' });
  await assert.rejects(check({ ...fields, region: '', endpoint: '', bucket: 'X' }), {
    code: 'DELIVERY_SETTING_INVALID',
  });
  await check(fields);
  assert.equal((await openOssTarget(options).deliver((await testParcel(t, 10)).parcel, { id: 'a' })).target, 'oss');
});
