import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createInference } from '@talkgraph/inference';
import { mouthParameters } from '../mouth-shape.js';
import type { MouthTrack } from '../mouth-track.js';
import { mouthTrackFromAudio } from './mouth-track-from-audio.js';
import { mouthTrackFromPhonemes } from './mouth-track-from-phonemes.js';
import { type SpokenText, speakText } from './testing/speak-text.js';

const inference = createInference({ threads: 1 });
after(() => inference[Symbol.asyncDispose]());

async function* chunks(sound: Float32Array, size = sound.length): AsyncGenerator<Float32Array> {
  for (let at = 0; at < sound.length; at += size) yield sound.subarray(at, at + size);
}

const trackOf = (sound: Float32Array, size?: number) =>
  mouthTrackFromAudio(chunks(sound, size), { inference, audioHash: 'ab' });

const openings = (track: MouthTrack) =>
  Array.from({ length: track.rowCount }, (_, t) => track.values[t * mouthParameters.length]!);

/** Reproducible noise between −1 and 1. */
function noise(samples: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: samples }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const [ma, mb] = [mean(a), mean(b)];
  const dot = (f: (i: number) => number) => a.reduce((sum, _, i) => sum + f(i), 0);
  const ab = dot((i) => (a[i]! - ma) * (b[i]! - mb));
  return ab / Math.sqrt(dot((i) => (a[i]! - ma) ** 2) * dot((i) => (b[i]! - mb) ** 2));
}

test('silence, a steady tone, hiss, hum and clicks do not move the mouth at all', async () => {
  const samples = 16_000 * 4;
  const hiss = noise(samples);
  const sounds: Record<string, (i: number) => number> = {
    silence: () => 0,
    tone: (i) => 0.3 * Math.sin((2 * Math.PI * 440 * i) / 16_000),
    hiss: (i) => 0.1 * hiss[i]!,
    'faint hiss': (i) => 0.001 * hiss[i]!,
    hum: (i) => 0.2 * Math.sign(Math.sin((2 * Math.PI * 50 * i) / 16_000)),
    clicks: (i) => (i % 4_000 < 30 ? 0.8 : 0),
  };
  for (const [name, value] of Object.entries(sounds)) {
    const track = await trackOf(Float32Array.from({ length: samples }, (_, i) => value(i)));
    assert.equal(track.rowCount, 400, name);
    assert.ok(
      track.values.every((v) => v === 0),
      name,
    );
    assert.deepEqual(track.pauses, [{ startSeconds: 0, endSeconds: 4 }], name);
  }
});

test('chords with a beat hardly move the mouth', async () => {
  const beat = 8_000;
  const music = Float32Array.from({ length: 16_000 * 6 }, (_, i) => {
    const chord = [220, 277, 330, 440].map((hz) => Math.sin((2 * Math.PI * hz * i) / 16_000));
    return 0.1 * Math.exp(-(i % beat) / 4_000) * chord.reduce((sum, v) => sum + v, 0);
  });
  const open = openings(await trackOf(music));
  assert.ok(open.reduce((sum, v) => sum + v, 0) / open.length < 0.01);
});

const spoken = new Map<string, SpokenText>();
async function speak(voice: string, text: string): Promise<SpokenText> {
  const key = `${voice} ${text}`;
  const known = spoken.get(key) ?? (await speakText(voice, text));
  spoken.set(key, known);
  return known;
}

const sentences = [
  ['en-US', 'My mother bought a big blue boat, and we moved away before Monday.'],
  ['de', 'Am Abend haben wir viel über das Wetter und die Familie gesprochen.'],
  ['cmn', '今天我们一起去公园，妈妈买了很多苹果。'],
] as const;

test('speech in three languages moves the mouth as its phonemes say', async () => {
  for (const [voice, text] of sentences) {
    const { samples, events } = await speak(voice, text);
    const heard = await trackOf(samples);
    const known = mouthTrackFromPhonemes(events, { audioHash: 'ab', durationSeconds: samples.length / 16_000 });
    assert.equal(heard.rowCount, known.rowCount);
    const r = correlation(openings(heard), openings(known));
    assert.ok(r > 0.65, `${voice}: r = ${r.toFixed(3)}`);
  }
});

test('most p, b and m of a sentence are heard as closures', async () => {
  const { samples, events } = await speak(...sentences[0]);
  const { closures } = await trackOf(samples);
  const real = events.filter(({ symbol }) => /^[pbm]$/.test(symbol));
  const hit = real.filter(({ startSeconds, endSeconds }) => {
    return closures.some(
      (c) => c.kind === 'bilabial' && c.startSeconds < endSeconds + 0.06 && c.endSeconds > startSeconds - 0.06,
    );
  });
  assert.ok(real.length >= 6);
  assert.ok(hit.length / real.length >= 0.6, `${hit.length} of ${real.length}`);
});

test('during a closure the lips touch', async () => {
  const track = await trackOf((await speak(...sentences[0])).samples);
  const open = openings(track);
  for (const { kind, startSeconds, endSeconds } of track.closures) {
    if (kind !== 'bilabial') continue;
    for (let t = Math.round(startSeconds * 100); t < Math.round(endSeconds * 100); t++) assert.equal(open[t], 0);
  }
});

test('level does not matter: the same sentence forty decibels quieter opens the mouth as far', async () => {
  const { samples } = await speak(...sentences[1]);
  const loud = openings(await trackOf(samples));
  const quiet = openings(await trackOf(samples.map((v) => v * 0.01)));
  assert.ok(correlation(loud, quiet) > 0.98);
});

test('the same sound gives the same track, however it is cut into chunks', async () => {
  const { samples } = await speak(...sentences[0]);
  // Longer than two blocks of the model, so that their borders are crossed.
  const long = new Float32Array(16_000 * 50);
  for (let at = 0; at < long.length; at += samples.length) long.set(samples.subarray(0, long.length - at), at);
  const whole = await trackOf(long);
  assert.equal(whole.rowCount, 5_000);
  for (const size of [999, 16_000]) assert.deepEqual(await trackOf(long, size), whole);
});

test('progress is told and an aborted signal stops the work', async () => {
  const done: number[] = [];
  const sound = noise(16_000 * 25);
  await mouthTrackFromAudio(chunks(sound), {
    inference,
    audioHash: 'ab',
    expectedSeconds: 25,
    onProgress: (p) => {
      assert.equal(p.total, 2_500);
      done.push(p.done);
    },
  });
  assert.deepEqual(done, [2_000, 2_500]);
  const stopped = mouthTrackFromAudio(chunks(sound), { inference, audioHash: 'ab', signal: AbortSignal.abort() });
  await assert.rejects(stopped, { name: 'AbortError' });
});

test('a missing model is named by code', async () => {
  const lost = mouthTrackFromAudio(chunks(noise(1_600)), {
    inference: createInference(),
    audioHash: 'ab',
    modelPath: '/nowhere.onnx',
  });
  await assert.rejects(lost, { code: 'MODEL_MISSING' });
});
