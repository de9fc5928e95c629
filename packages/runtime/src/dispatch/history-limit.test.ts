import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '@talkgraph/engine';
import { HistoryLimit } from './history-limit.js';

/** A store of so many ended runs, named by their age. */
function storeOf(count: number) {
  let runs = Array.from({ length: count }, (_, i) => String(i));
  let asked = 0;
  return {
    runs: () => runs,
    asked: () => asked,
    add: () => runs.push('new'),
    endedBeyond: async (limit: number) => {
      asked += 1;
      return runs.slice(0, Math.max(0, runs.length - limit));
    },
    forget: async (ids: readonly string[] = []) => {
      runs = runs.filter((id) => !ids.includes(id));
    },
  };
}

test('the oldest runs beyond the limit are forgotten, many of them in parts', async () => {
  const store = storeOf(240);
  const limit = new HistoryLimit(store, 3, silentLogger);
  limit.forgetOld();
  while (store.runs().length > 3) await new Promise(setImmediate);
  await limit.close();
  assert.deepEqual(store.runs(), ['237', '238', '239']);
});

test('a run that ends makes room for itself; a large history is looked at once in a hundredth of it', async () => {
  const small = storeOf(2);
  const limit = new HistoryLimit(small, 2, silentLogger);
  small.add();
  limit.runEnded();
  while (small.runs().length > 2) await new Promise(setImmediate);
  assert.deepEqual(small.runs(), ['1', 'new']);
  await limit.close();

  const large = storeOf(0);
  const patient = new HistoryLimit(large, 1000, silentLogger);
  for (let i = 0; i < 33; i += 1) {
    patient.runEnded();
    await new Promise(setImmediate);
  }
  await patient.close();
  assert.equal(large.asked(), 3);
});

test('what is left to forget when the program closes waits for the next start', async () => {
  const store = storeOf(1000);
  const limit = new HistoryLimit(store, 0, silentLogger);
  limit.forgetOld();
  await limit.close();
  assert.ok(store.runs().length >= 900, String(store.runs().length));
});
