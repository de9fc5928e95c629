import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallSignal } from './call-signal.js';

test('a signal is aborted whether it is looked at before or after, with the first reason', () => {
  const before = new CallSignal();
  const { signal } = before;
  before.abort('one');
  const after = new CallSignal();
  after.abort('one');
  after.abort('two');
  for (const aborted of [signal, after.signal]) assert.deepEqual([aborted.aborted, aborted.reason], [true, 'one']);
  assert.equal(before.signal, signal);
});
