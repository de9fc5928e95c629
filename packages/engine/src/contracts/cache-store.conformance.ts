import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NodeRecord } from '../run/node-record.js';
import type { CacheStore } from './cache-store.js';

/** An empty store made for one test, and how to take it away again. */
export interface CacheStoreUnderTest {
  readonly store: CacheStore;
  dispose(): Promise<void>;
}

const first = 'a1'.repeat(32);
const second = 'b2'.repeat(32);
const third = 'c3'.repeat(32);

/** The tests that every CacheStore has to pass; `open` makes a fresh, empty store with room for several records. */
export function cacheStoreConformance(name: string, open: () => Promise<CacheStoreUnderTest>): void {
  const withStore = (body: (store: CacheStore) => Promise<void>) => async () => {
    const { store, dispose } = await open();
    try {
      await body(store);
    } finally {
      await dispose();
    }
  };

  describe(`${name} as a cache store`, () => {
    test('an empty store finds nothing', withStore(findsNothing));
    test('asking for no keys finds nothing', withStore(findsNoKeys));
    test('a record comes back as it was put, blocks, notes and empty lists included', withStore(keepsRecords));
    test('of many keys only those stored are found', withStore(findsMany));
    test('a key asked for twice is found once', withStore(findsRepeated));
    test('a record replaces an older one of the same key', withStore(replaces));
    test('thousands of keys are found in one question', withStore(findsThousands));
    test('a record that is changed by its maker after it was put stays as it was', withStore(isACopy));
  });
}

async function findsNothing(store: CacheStore): Promise<void> {
  assert.deepEqual([...(await store.find([first, second]))], []);
}

async function findsNoKeys(store: CacheStore): Promise<void> {
  await store.put(first, holding(1));
  assert.deepEqual([...(await store.find([]))], []);
}

async function keepsRecords(store: CacheStore): Promise<void> {
  const record: NodeRecord = {
    outputs: [
      [{ value: { op: 'trim', inputs: [{ hash: 'ab' }], params: { start: 0.5, text: '说话' } } }, { value: null }],
      [{ blocked: null }, { blocked: 'Blocked "here"' }],
      [],
    ],
    ui: { images: [{ filename: 'x_00001_.png', subfolder: '', type: 'output' }], text: [] },
  };
  await store.put(first, record);
  assert.deepEqual((await store.find([first])).get(first), record);
}

async function findsMany(store: CacheStore): Promise<void> {
  await store.put(first, holding(1));
  await store.put(third, holding(3));
  const found = await store.find([third, second, first]);
  assert.deepEqual(new Set(found.keys()), new Set([first, third]));
  assert.deepEqual(found.get(third), holding(3));
}

async function findsRepeated(store: CacheStore): Promise<void> {
  await store.put(first, holding(1));
  assert.deepEqual([...(await store.find([first, first]))], [[first, holding(1)]]);
}

async function replaces(store: CacheStore): Promise<void> {
  await store.put(first, holding(1));
  await store.put(first, holding(2));
  assert.deepEqual((await store.find([first])).get(first), holding(2));
}

/** More than the number of parameters a database takes in one statement. */
async function findsThousands(store: CacheStore): Promise<void> {
  await store.put(first, holding(1));
  const keys = Array.from({ length: 40_000 }, (_, index) => index.toString(16).padStart(64, '0'));
  assert.deepEqual([...(await store.find([...keys, first])).keys()], [first]);
}

async function isACopy(store: CacheStore): Promise<void> {
  const value = { width: 1 };
  await store.put(first, { outputs: [[{ value }]] });
  value.width = 2;
  assert.deepEqual((await store.find([first])).get(first), { outputs: [[{ value: { width: 1 } }]] });
}

function holding(value: number): NodeRecord {
  return { outputs: [[{ value }]] };
}
