import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenMouth, syntheticSpeech } from '../testing/synthetic-speech.js';
import { measureStillness } from './measure-stillness.js';

const speech = syntheticSpeech(16);

test('a mouth that rests in pauses is still and closed', () => {
  const found = measureStillness([seenMouth(16, 25, speech.open)], 25, speech.pauses);
  assert.equal(found?.pauses, speech.pauses.length);
  assert.ok(found && found.deviation < 1e-6 && Math.abs(found.opening) < 1e-6);
});

test('a mouth that swings in pauses by a known amount is measured as that', () => {
  const swing = (t: number) => 0.05 + 0.03 * Math.sin(2 * Math.PI * 5 * t);
  const found = measureStillness([seenMouth(16, 25, swing)], 25, [{ startSeconds: 2, endSeconds: 6 }]);
  assert.ok(found && Math.abs(found.deviation - 0.03 / Math.SQRT2) < 0.001, `${found?.deviation}`);
});

test('a mouth that stays open in pauses is told by its opening, not its deviation', () => {
  const inPause = (t: number) => speech.pauses.some((p) => t >= p.startSeconds && t < p.endSeconds);
  const found = measureStillness([seenMouth(16, 25, (t) => (inPause(t) ? 0.08 : speech.open(t)))], 25, speech.pauses);
  assert.ok(found && found.deviation < 1e-6 && Math.abs(found.opening - 0.08) < 0.01);
});

test('pauses too short to settle in are not measured', () => {
  const series = [seenMouth(16, 25, speech.open)];
  assert.equal(measureStillness(series, 25, [{ startSeconds: 2, endSeconds: 2.3 }]), null);
});
