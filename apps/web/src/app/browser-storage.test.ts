import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserStorage, forgiving } from './browser-storage.js';

test('where the browser forbids its storage, the page remembers by itself', () => {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  const storage = browserStorage('localStorage');
  storage.setItem('a', '1');
  storage.setItem('b', '2');
  storage.removeItem('a');
  assert.deepEqual([storage.getItem('a'), storage.getItem('b'), storage.key(0), storage.length], [null, '2', 'b', 1]);
});

test('a full storage is no failure, and keeps nothing that is out of date', () => {
  const kept = new Map([['a', 'old']]);
  const full = {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  } as unknown as Storage;
  const storage = forgiving(full);
  storage.setItem('a', 'new');
  assert.equal(storage.getItem('a'), null);
});
