import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countFailedAttempts } from './failed-attempts.js';

test('after ten failures an address waits until the minute since the first is over; others do not', () => {
  let now = 1_000_000;
  const attempts = countFailedAttempts(() => now);
  for (let i = 0; i < 9; i += 1) attempts.add('a');
  assert.equal(attempts.waitSeconds('a'), 0);
  attempts.add('a');
  assert.equal(attempts.waitSeconds('a'), 60);
  assert.equal(attempts.waitSeconds('b'), 0);
  now += 59_500;
  assert.equal(attempts.waitSeconds('a'), 1);
  now += 500;
  assert.equal(attempts.waitSeconds('a'), 0);
  attempts.add('a');
  assert.equal(attempts.waitSeconds('a'), 0);
});

test('a flood of addresses is forgotten from the quietest on', () => {
  const attempts = countFailedAttempts(() => 0);
  for (let i = 0; i < 10; i += 1) attempts.add('first');
  for (let i = 0; i < 9_999; i += 1) attempts.add(`other ${i}`);
  assert.equal(attempts.waitSeconds('first'), 60);
  attempts.add('one more');
  assert.equal(attempts.waitSeconds('first'), 0);
});

test('the addresses of one IPv6 network count together, those of IPv4 each for itself', () => {
  const attempts = countFailedAttempts(() => 0);
  for (let i = 1; i <= 10; i += 1) {
    attempts.add(`2001:db8:0:7::${i}`);
    attempts.add(`::ffff:10.0.0.${i}`);
  }
  assert.equal(attempts.waitSeconds('2001:db8:0:7:a:b:c:d'), 60);
  for (const other of ['2001:db8:0:8::1', '2001:db8::7:0:0:1', '::1', '::ffff:10.0.0.1', '10.0.0.1']) {
    assert.equal(attempts.waitSeconds(other), 0, other);
  }
});
