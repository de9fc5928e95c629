import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchSleep } from './watch-sleep.js';

test('it tells of a computer that slept and of a network that came back, and of nothing else', (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'], now: 0 });
  const network = new EventTarget();
  let woken = 0;
  const stop = watchSleep(() => {
    woken += 1;
  }, network);
  // A hidden tab is looked after once a minute.
  t.mock.timers.setTime(60_000);
  t.mock.timers.tick(20_000);
  assert.equal(woken, 0);
  t.mock.timers.setTime(80_000 + 3_600_000);
  t.mock.timers.tick(20_000);
  assert.equal(woken, 1);
  network.dispatchEvent(new Event('online'));
  assert.equal(woken, 2);
  stop();
  network.dispatchEvent(new Event('online'));
  assert.equal(woken, 2);
});
