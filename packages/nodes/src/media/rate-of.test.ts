import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateOf } from './rate-of.js';

test('rates are exact where people round them', () => {
  assert.deepEqual(rateOf(25), { num: 25, den: 1 });
  assert.deepEqual(rateOf(29.97), { num: 30000, den: 1001 });
  assert.deepEqual(rateOf(23.98), { num: 24000, den: 1001 });
  assert.deepEqual(rateOf(59.94), { num: 60000, den: 1001 });
  assert.deepEqual(rateOf(12.5), { num: 12500, den: 1000 });
});
