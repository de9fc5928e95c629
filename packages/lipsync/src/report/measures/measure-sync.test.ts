import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenMouth, syntheticSpeech } from '../testing/synthetic-speech.js';
import { measureSync } from './measure-sync.js';
import type { MouthSeries } from './mouth-series.js';

const speech = syntheticSpeech(16);

test('an offset is found to within 8 ms, at 25 and at 29.97 frames a second, late and early', () => {
  for (const fps of [25, 30000 / 1001]) {
    for (const lateMs of [0, 33, -40, 80, -125, 200]) {
      const seen = seenMouth(16, fps, (t) => speech.open(t - lateMs / 1000), 0.004);
      const found = measureSync([seen], fps, speech.open);
      assert.ok(Math.abs((found?.offsetMs as number) - lateMs) < 8, `${lateMs} found as ${found?.offsetMs} at ${fps}`);
    }
  }
});

test('the same motion has correlation and gain 1, half the motion gain a half', () => {
  const whole = measureSync([seenMouth(16, 25, speech.open)], 25, speech.open);
  assert.ok(whole && whole.correlation > 0.9999 && Math.abs(whole.gain - 1) < 1e-4);
  const half = measureSync([seenMouth(16, 25, (t) => speech.open(t) / 2)], 25, speech.open);
  assert.ok(half && half.correlation > 0.9999 && Math.abs(half.gain - 0.5) < 1e-4);
});

test('windows are pooled and frames without a face left out', () => {
  const whole = seenMouth(16, 25, (t) => speech.open(t - 0.08));
  const cut = (from: number, to: number): MouthSeries => ({
    ...whole,
    firstFrame: from,
    open: whole.open.slice(from, to),
  });
  const windows = [cut(0, 100), cut(220, 320)];
  windows[1]?.open.fill(Number.NaN, 10, 30);
  const found = measureSync(windows, 25, speech.open);
  assert.ok(Math.abs((found?.offsetMs as number) - 80) < 5);
});

test('a mouth that fits nowhere has no offset', () => {
  const offsets = [41, 42, 43, 44, 45, 46, 47, 48].map((seed) => {
    const other = syntheticSpeech(16, seed);
    return measureSync([seenMouth(16, 25, other.open)], 25, speech.open)?.offsetMs;
  });
  assert.ok(offsets.filter((offset) => offset === null).length >= 7, `${offsets}`);
});

test('nothing can be said of a silent sound or of no frames', () => {
  assert.equal(
    measureSync([seenMouth(16, 25, speech.open)], 25, () => 0),
    null,
  );
  assert.equal(measureSync([], 25, speech.open), null);
});
