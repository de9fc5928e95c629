import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenMouth, syntheticSpeech } from '../testing/synthetic-speech.js';
import { measureSync } from './measure-sync.js';
import { envelopeAt, envelopeMeter } from './speech-envelope.js';

/** A tone of 800 Hz whose loudness swells by a curve. */
function tone(seconds: number, rate: number, loudness: (t: number) => number): Float32Array {
  return Float32Array.from(
    { length: seconds * rate },
    (_, i) => loudness(i / rate) * Math.sin((2 * Math.PI * 800 * i) / rate),
  );
}

function envelopeOf(sound: Float32Array, rate: number, piece = sound.length): Float32Array {
  const meter = envelopeMeter(rate);
  for (let at = 0; at < sound.length; at += piece) meter.push(sound.subarray(at, at + piece));
  return meter.finish();
}

test('the envelope rises and falls with syllables of 4 Hz, in time, at any sampling rate', () => {
  for (const rate of [8000, 16_000, 44_100]) {
    const envelope = envelopeOf(
      tone(6, rate, (t) => 0.02 + 0.3 * (0.5 - 0.5 * Math.cos(2 * Math.PI * 4 * t))),
      rate,
    );
    assert.ok(Math.abs(envelope.length - 600) <= 1);
    // Loudest at 0.125 s and every quarter of a second after it.
    for (const top of [2.125, 3.125, 4.125]) {
      const around = [-0.08, -0.04, 0, 0.04, 0.08].map((d) => envelopeAt(envelope, top + d));
      assert.equal(around.indexOf(Math.max(...around)), 2, `${around}`);
      assert.ok(envelopeAt(envelope, top) > 0 && envelopeAt(envelope, top + 0.125) < 0);
    }
  }
});

test('the pieces a sound arrives in make no difference', () => {
  const sound = tone(2, 16_000, (t) => 0.5 + 0.4 * Math.sin(30 * t));
  assert.deepEqual(envelopeOf(sound, 16_000, 777), envelopeOf(sound, 16_000));
});

test('a mouth that moves with the voice has its offset to the voice found', () => {
  const speech = syntheticSpeech(16);
  const envelope = envelopeOf(
    tone(16, 16_000, (t) => 0.001 + 4 * speech.open(t)),
    16_000,
  );
  const late = seenMouth(16, 25, (t) => speech.open(t - 0.12), 0.002);
  const found = measureSync([late], 25, (t) => envelopeAt(envelope, t));
  assert.ok(Math.abs((found?.offsetMs as number) - 120) < 25, `${found?.offsetMs}`);
});

test('silence has no syllables', () => {
  const envelope = envelopeOf(new Float32Array(32_000), 16_000);
  assert.ok(envelope.every((value) => Math.abs(value) < 1e-3));
  assert.equal(envelopeAt(envelope, -1), 0);
  assert.equal(envelopeAt(envelope, 99), 0);
});
