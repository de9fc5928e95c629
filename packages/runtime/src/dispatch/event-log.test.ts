import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLogger } from '@talkgraph/engine';
import type { HappenedEvent } from '../stores/run-store.js';
import { EventLog } from './event-log.js';

const happened = (runId: string): HappenedEvent => ({ runId, at: 0, event: { kind: 'run-started' } });

test('events are told in order, each once it is stored; those of one moment are stored together', async () => {
  const steps: string[] = [];
  const store = {
    async record(events: readonly HappenedEvent[]) {
      await new Promise(setImmediate);
      steps.push(`stored ${events.map(({ runId }) => runId).join('')}`);
      return events;
    },
  };
  const log = new EventLog(store, silentLogger, ({ runId }) => steps.push(`told ${runId}`));
  const first = log.append([happened('a'), happened('b')]);
  await Promise.all([first, log.append([happened('c')])]);
  await log.append([happened('d')]);
  assert.deepEqual(steps, ['stored abc', 'told a', 'told b', 'told c', 'stored d', 'told d']);
});

test('a log that is to close gives up what cannot be stored, and what comes after it', {
  timeout: 120_000,
}, async () => {
  const steps: string[] = [];
  let isFull = true;
  const store = {
    async record(events: readonly HappenedEvent[]) {
      if (isFull) throw new RangeError('the disk is full');
      return events;
    },
  };
  const log = new EventLog(store, silentLogger, ({ runId }) => steps.push(`told ${runId}`));
  const first = log.append([happened('a')]);
  log.hurry();
  await first;
  isFull = false;
  await log.append([happened('b')]);
  await log.close();
  assert.deepEqual(steps, []);
});

test('events that cannot be stored are not told, and are tried again', async () => {
  const steps: string[] = [];
  const store = {
    async record(events: readonly HappenedEvent[]) {
      steps.push('tried');
      if (steps.length === 1) throw new RangeError('the disk is full');
      return events;
    },
  };
  const log = new EventLog(store, silentLogger, ({ runId }) => steps.push(`told ${runId}`));
  await log.append([happened('a')]);
  assert.deepEqual(steps, ['tried', 'tried', 'told a']);
});
