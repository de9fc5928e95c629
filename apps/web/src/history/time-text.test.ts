import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeText } from './time-text.js';

test('today is told by the time of day, other days and years by more', () => {
  const now = new Date(2026, 10, 22, 15, 0).getTime();
  assert.equal(timeText(new Date(2026, 10, 22, 9, 5).getTime(), 'en', now), '09:05');
  assert.match(timeText(new Date(2026, 10, 21, 9, 5).getTime(), 'en', now), /21 Nov.*09:05/);
  assert.match(timeText(new Date(2025, 0, 2, 9, 5).getTime(), 'zh', now), /2025年1月2日.*09:05/);
});
