import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SpeechPartOptions, speechParts } from './speech-parts.js';

const second = 16_000 / 512;

/** Probabilities of seconds: `1` speech, `0` none. */
function parts(drawn: string, options: SpeechPartOptions = {}) {
  const probabilities = Float32Array.from({ length: Math.round(drawn.length * second) }, (_, i) =>
    drawn[Math.floor(i / second)] === '1' ? 0.9 : 0.05,
  );
  const found = speechParts(probabilities, drawn.length, { paddingSeconds: 0, ...options });
  return found.map(({ startSeconds, endSeconds }) => `${startSeconds.toFixed(1)}-${endSeconds.toFixed(1)}`);
}

test('pauses part, shorter ones do not', () => {
  assert.deepEqual(parts('0110011110'), ['1.0-3.0', '5.0-9.0']);
  assert.deepEqual(parts('0110011110', { minPauseSeconds: 2.5 }), ['1.0-9.0']);
  assert.deepEqual(parts('0000'), []);
  assert.deepEqual(parts('11'), ['0.0-2.0']);
});

test('padding never overlaps a neighbour or leaves the sound', () => {
  assert.deepEqual(parts('1101', { paddingSeconds: 5 }), ['0.0-2.5', '2.5-4.0']);
});

test('short noises are no speech, long speech is cut', () => {
  assert.deepEqual(parts('0100', { minSpeechSeconds: 1.5 }), []);
  const long = parts('1'.repeat(30), { maxSeconds: 10 }).map((part) => part.split('-').map(Number) as [number, number]);
  for (const [from, to] of long) assert.ok(to - from <= 10.05);
  assert.equal(long[0]?.[0], 0);
  assert.equal(long.at(-1)?.[1], 30);
});
