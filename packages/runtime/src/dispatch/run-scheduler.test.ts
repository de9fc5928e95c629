import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '@talkgraph/engine';
import type { RunAssignment } from '../ipc/worker-message.js';
import type { RunStore } from '../stores/run-store.js';
import type { EventLog } from './event-log.js';
import { RunScheduler } from './run-scheduler.js';
import type { WorkerSlot } from './worker-slot.js';

const waiting = {
  runId: 'a',
  number: 0,
  promptText: '{}',
  outputs: [],
  extra: {},
  onError: 'stop',
  createdAt: 1,
} as const;

test('a queue whose store fails goes on by itself when the store does', { timeout: 120_000 }, async () => {
  const failures = [new RangeError('the disk is full')];
  const store: Partial<RunStore> = {
    unfinished: async () => ({ running: [], pending: [{ ...waiting, state: 'pending' }] }),
    cancelling: async () => [],
    nextPending: async () => ({ ...waiting, state: 'pending' }),
    async begin() {
      const failure = failures.pop();
      if (failure) throw failure;
    },
  };
  const scheduler = new RunScheduler({
    store: store as RunStore,
    events: {} as EventLog,
    cancelGraceMs: 1,
    notify: () => {},
    isWhole: async () => true,
    cleanUp: async () => {},
    log: silentLogger,
  });
  // Keeps the test alive: the scheduler's own timer does not.
  const alive = setInterval(() => {}, 1000);
  const assigned = await new Promise<RunAssignment>((resolve) => {
    const slot = {
      isIdle: true,
      assign: (run: RunAssignment) => {
        slot.isIdle = false;
        resolve(run);
      },
    };
    void scheduler.open([slot as unknown as WorkerSlot], false);
  });
  clearInterval(alive);
  assert.equal(assigned.runId, 'a');
  assert.equal(failures.length, 0);
  await scheduler.close();
});
