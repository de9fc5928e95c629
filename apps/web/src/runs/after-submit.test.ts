import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterSubmit } from './after-submit.js';
import { startTracking, type TrackedRun } from './apply-event.js';

const run = (id: string, state: TrackedRun['state']): TrackedRun => ({ ...startTracking(id), state });

test('the newest run is followed, unless an earlier one is not over', () => {
  const none = { runs: {}, followed: undefined, upcoming: [] };
  assert.deepEqual(afterSubmit(none, 'a'), { followed: 'a', upcoming: ['a'] });
  const runs = { a: run('a', 'running') };
  assert.deepEqual(afterSubmit({ runs, followed: 'a', upcoming: ['a'] }, 'b'), { followed: 'a', upcoming: ['a', 'b'] });
});

test('runs that were over before their ids were known hold nothing up', () => {
  const runs = { a: run('a', 'success'), b: run('b', 'success') };
  assert.deepEqual(afterSubmit({ runs, followed: 'a', upcoming: ['a'] }, 'b'), { followed: 'b', upcoming: [] });
  assert.deepEqual(afterSubmit({ runs, followed: 'b', upcoming: ['b'] }, 'c'), { followed: 'c', upcoming: ['c'] });
});
