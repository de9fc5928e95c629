import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DispatcherNotice, WorkerState } from '@talkgraph/runtime';
import { waitForWorker } from './wait-for-worker.js';

/** A dispatcher whose workers are what a test says. */
function workersOf(...first: WorkerState[]) {
  let workers = first;
  const listeners = new Set<(notice: DispatcherNotice) => void>();
  return {
    workers: () => workers,
    onNotice(listener: (notice: DispatcherNotice) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become(...next: WorkerState[]) {
      workers = next;
      for (const listener of listeners) listener({ kind: 'workers-changed' });
    },
    listening: () => listeners.size,
  };
}

const starting = { id: 1, pid: 2, state: 'starting' } as const;

test('the wait ends with the first worker that is ready', async () => {
  const dispatcher = workersOf(starting, { ...starting, id: 2 });
  const waiting = waitForWorker(dispatcher);
  dispatcher.become(starting, { id: 2, pid: 3, state: 'idle' });
  await waiting;
  assert.equal(dispatcher.listening(), 0);
});

test('without workers there is nothing to wait for', () => waitForWorker(workersOf()));

test('a worker that cannot start is an error that says why', async () => {
  const dispatcher = workersOf(starting);
  const waiting = waitForWorker(dispatcher);
  dispatcher.become({ ...starting, failedStart: { times: 1, reason: 'no such module' } });
  dispatcher.become({ ...starting, failedStart: { times: 3, reason: 'no such module' } });
  await assert.rejects(waiting, { code: 'WORKER_NOT_STARTED', message: /no such module/ });
  assert.equal(dispatcher.listening(), 0);
});
