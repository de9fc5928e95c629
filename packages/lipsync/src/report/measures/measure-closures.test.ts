import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenMouth, syntheticSpeech } from '../testing/synthetic-speech.js';
import { measureClosures } from './measure-closures.js';

const speech = syntheticSpeech(16);

test('every closure of a mouth that closes in time is hit', () => {
  const found = measureClosures([seenMouth(16, 25, speech.open)], 25, speech.closures);
  assert.deepEqual(found, { total: speech.closures.length, hit: speech.closures.length, share: 1 });
});

test('a mouth that closes at every second one hits half of them', () => {
  const kept = speech.closures.filter((_, i) => i % 2 === 0);
  const open = (t: number) => (kept.some((c) => t > c.startSeconds - 0.03 && t < c.endSeconds + 0.03) ? 0 : 0.1);
  const found = measureClosures([seenMouth(16, 25, open)], 25, speech.closures);
  assert.equal(found?.hit, kept.length);
});

test('a mouth frozen open or shut hits none', () => {
  assert.equal(measureClosures([seenMouth(16, 25, () => 0.1)], 25, speech.closures)?.hit, 0);
  assert.equal(measureClosures([seenMouth(16, 25, () => 0)], 25, speech.closures)?.hit, 0);
});

test('closures follow the offset asked for', () => {
  const late = seenMouth(16, 25, (t) => speech.open(t - 0.14));
  const total = speech.closures.length;
  assert.ok((measureClosures([late], 25, speech.closures)?.hit as number) < 0.7 * total);
  assert.equal(measureClosures([late], 25, speech.closures, 0.14)?.hit, total);
});

test('closures outside the windows, in frames without a face, or of other kinds are not counted', () => {
  const series = seenMouth(16, 25, speech.open);
  const window = { ...series, firstFrame: 100, open: series.open.slice(100, 200) };
  window.open.fill(Number.NaN, 0, 50);
  const inside = speech.closures.filter((c) => c.startSeconds - 0.06 > 6 && c.endSeconds + 0.04 < 199 / 25);
  const found = measureClosures([window], 25, [
    ...speech.closures,
    { kind: 'labiodental', startSeconds: 7, endSeconds: 7.1 },
  ]);
  assert.ok(found && Math.abs(found.total - inside.length) <= 1 && inside.length > 3);
  assert.equal(measureClosures([window], 25, []), null);
});
