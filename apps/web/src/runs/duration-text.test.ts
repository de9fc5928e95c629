import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText, remainingText } from './duration-text.js';

test('lengths of time are told in the unit that fits', () => {
  const told = [340, 4210, 59_940, 59_960, 125_000, 3_780_000].map((time) => durationText(time, 'en'));
  assert.deepEqual(told, ['340 ms', '4.2 s', '59.9 s', '1 min 0 s', '2 min 5 s', '1 h 3 min']);
  assert.equal(durationText(125_000, 'zh'), '2 分 5 秒');
});

test('what is left is told in whole seconds', () => {
  assert.deepEqual(
    [remainingText(0.2, 'en'), remainingText(11.2, 'en'), remainingText(75, 'zh')],
    ['1 s', '12 s', '1 分 15 秒'],
  );
});
