import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate } from './format-date.js';

const moment = new Date('2026-03-05T16:07:09Z');

test('a moment is written as the clock of the time zone shows it', () => {
  assert.equal(formatDate(moment, 'yyyy-MM-dd hh:mm:ss', 'UTC'), '2026-03-05 16:07:09');
  assert.equal(formatDate(moment, 'yyyy年M月d日 H:m', 'Asia/Shanghai'), '2026年3月6日 0:7');
  assert.equal(formatDate(moment, "yy'day'dd''", 'UTC'), "26day05'");
  assert.throws(() => formatDate(moment, 'yyyy', 'Asia/Nowhere'), { code: 'TIME_ZONE_UNKNOWN' });
});
