import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { describe, type TestContext, test } from 'node:test';
import type { DeliveryTarget, FileParcel } from './contract.js';
import { testParcel } from './testing/test-parcel.js';

/** An empty target made for one test, and a look at what lies there. */
export interface FileTargetUnderTest {
  readonly target: DeliveryTarget<FileParcel>;
  list(): Promise<readonly string[]>;
  get(name: string): Promise<Buffer>;
  /** Bytes that were sent or written so far, where that can be known. */
  sent?(): number;
}

type Open = (t: TestContext) => Promise<FileTargetUnderTest>;

const megabyte = 1024 * 1024;

/** The tests that every target for files has to pass; `open` makes a fresh, empty one each time. */
export function fileTargetConformance(name: string, open: Open): void {
  describe(`${name} as a target for files`, () => {
    test('a file arrives whole, with its address and checksum', (t) => arrives(t, open, 100_000));
    test('a file of several parts arrives whole', (t) => arrives(t, open, 20 * megabyte + 12_345));
    test('an empty file arrives', (t) => arrives(t, open, 0));
    test('names may be Chinese and lie in folders', (t) => arrives(t, open, 1000, '课程/第 1 讲 (张三)+&#.mp4'));
    test('the same file is not sent twice', (t) => sendsOnce(t, open));
    test('another file of that name is replaced, kept beside, or refused, as asked', (t) => minds(t, open));
    test('names that could lead elsewhere are refused', (t) => refusesNames(t, open));
    test('a file that is not there is named', (t) => namesMissing(t, open));
    test('a cancelled delivery leaves nothing', (t) => cancels(t, open));
  });
}

async function arrives(t: TestContext, open: Open, bytes: number, name = 'film.mp4'): Promise<void> {
  const { target, list, get } = await open(t);
  const { parcel, contents } = await testParcel(t, bytes, { name });
  const steps: number[] = [];
  const delivered = await target.deliver(parcel, {
    id: 'a',
    onProgress: ({ bytesDone, bytesTotal }) => {
      assert.equal(bytesTotal, bytes);
      steps.push(bytesDone);
    },
  });
  assert.deepEqual(await list(), [name]);
  assert.ok((await get(name)).equals(contents));
  const sha256 = createHash('sha256').update(contents).digest('hex');
  assert.deepEqual([delivered.bytes, delivered.sha256, delivered.already], [bytes, sha256, false]);
  assert.ok(delivered.address.endsWith(name), delivered.address);
  assert.equal(steps.at(-1), bytes);
  assert.deepEqual(
    steps,
    [...steps].sort((a, b) => a - b),
  );
}

async function sendsOnce(t: TestContext, open: Open): Promise<void> {
  const { target, list, sent } = await open(t);
  const { parcel } = await testParcel(t, 50_000);
  const first = await target.deliver(parcel, { id: 'a' });
  const before = sent?.();
  const second = await target.deliver({ ...parcel, ifExists: 'refuse' }, { id: 'b' });
  assert.deepEqual([second.already, second.address], [true, first.address]);
  assert.deepEqual(await list(), ['film.mp4']);
  assert.equal(sent?.(), before);
}

async function minds(t: TestContext, open: Open): Promise<void> {
  const { target, list, get } = await open(t);
  const { parcel, contents: first } = await testParcel(t, 3000);
  await target.deliver(parcel, { id: 'a' });
  const { parcel: other, contents: second } = await testParcel(t, 3000);
  await assert.rejects(target.deliver({ ...other, ifExists: 'refuse' }, { id: 'b' }), { code: 'DELIVERY_EXISTS' });
  assert.ok((await get('film.mp4')).equals(first));
  await target.deliver({ ...other, ifExists: 'rename' }, { id: 'c' });
  assert.ok((await get('film (2).mp4')).equals(second));
  await target.deliver({ ...other, ifExists: 'replace' }, { id: 'd' });
  assert.ok((await get('film.mp4')).equals(second));
  assert.deepEqual(await list(), ['film (2).mp4', 'film.mp4']);
}

async function refusesNames(t: TestContext, open: Open): Promise<void> {
  const { target, list } = await open(t);
  for (const name of [
    '',
    '../a.mp4',
    '/a.mp4',
    'a/../../b.mp4',
    'a//b.mp4',
    'a\\b.mp4',
    'a\0.mp4',
    '.hidden',
    'a:b',
    'con.mp4',
  ]) {
    const { parcel } = await testParcel(t, 10, { name });
    await assert.rejects(target.deliver(parcel, { id: name }), { code: 'DELIVERY_NAME_REFUSED', kind: 'user' }, name);
  }
  assert.deepEqual(await list(), []);
}

async function namesMissing(t: TestContext, open: Open): Promise<void> {
  const { target } = await open(t);
  const { parcel } = await testParcel(t, 10);
  const failing = target.deliver({ ...parcel, path: `${parcel.path}.gone` }, { id: 'a' });
  await assert.rejects(failing, { code: 'DELIVERY_FILE_UNREADABLE', kind: 'user' });
}

async function cancels(t: TestContext, open: Open): Promise<void> {
  const { target, list } = await open(t);
  const { parcel } = await testParcel(t, 0);
  await writeFile(parcel.path, Buffer.alloc(30 * megabyte, 7));
  const cancel = new AbortController();
  const reason = new RangeError('enough');
  const failing = target.deliver(parcel, {
    id: 'a',
    signal: cancel.signal,
    onProgress: () => cancel.abort(reason),
  });
  await assert.rejects(failing, reason);
  assert.deepEqual(await list(), []);
}
