import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dispatcher, StoredRun } from '@talkgraph/runtime';
import { readHistory } from './read-history.js';

const run = (runId: string): StoredRun => ({
  runId,
  number: 0,
  state: 'success',
  promptText: '{}',
  outputs: [],
  extra: {},
  onError: 'stop',
  createdAt: 1,
});

test('a long history is read with few questions, and in order, whatever its runs are called', async () => {
  const runs = ['__proto__', ...Array.from({ length: 999 }, (_, i) => `run-${i}`)].map(run);
  let questions = 0;
  const dispatcher = {
    runs: async () => ({ runs, total: runs.length }),
    nodesOf: async () => {
      questions += 1;
      return new Map();
    },
  };
  const history = await readHistory(dispatcher as unknown as Dispatcher, {});
  assert.deepEqual(
    Object.keys(history),
    runs.map(({ runId }) => runId),
  );
  assert.equal(questions, 10);
});
