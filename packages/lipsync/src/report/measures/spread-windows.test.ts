import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measuredSeconds, spreadWindows } from './spread-windows.js';

test('a short video is measured whole', () => {
  assert.deepEqual(spreadWindows(500, 25), [{ from: 0, to: 499 }]);
  assert.deepEqual(spreadWindows(1, 25), [{ from: 0, to: 0 }]);
  assert.deepEqual(spreadWindows(0, 25), []);
});

test('of a long one, windows from the first to the last frame, twenty seconds in all, none overlapping', () => {
  for (const [frames, fps] of [
    [501, 25],
    [15_000, 25],
    [107_892, 29.97],
  ] as const) {
    const windows = spreadWindows(frames, fps);
    assert.equal(windows[0]?.from, 0);
    assert.equal(windows.at(-1)?.to, frames - 1);
    const measured = windows.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    assert.ok(measured <= measuredSeconds * fps && measured > (measuredSeconds - 1) * fps);
    for (const [i, { from }] of windows.entries()) assert.ok(i === 0 || from > (windows[i - 1]?.to as number));
  }
});
