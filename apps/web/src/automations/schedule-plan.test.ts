import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronOf, planOf } from './schedule-plan.js';

test('what people say becomes a cron expression and back', () => {
  for (const cron of ['0 2 * * *', '30 8 * * 1-5', '5 23 * * 0', '15 * * * *', '*/10 1,2 1 * *', '0 0 2 * * 1']) {
    assert.equal(cronOf(planOf(cron)), cron);
  }
  assert.deepEqual(
    ['0 2 * * *', '30 8 * * 1-5', '5 23 * * 3', '15 * * * *', '0 2 1 * *', '*/5 * * * * *'].map(
      (cron) => planOf(cron).every,
    ),
    ['day', 'workday', 'week', 'hour', 'cron', 'cron'],
  );
  assert.deepEqual([planOf('5 9 * * 7').weekday, planOf('5 9 * * 7').time], [0, '09:05']);
});
