import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folderStore } from '../testing/index.js';
import { type SpokenText, speakText } from '../viseme/testing/speak-text.js';
import { hearMelody } from './hear-melody.js';
import { hearProsody } from './hear-prosody.js';

const text =
  'Good morning, and welcome to the second lesson. Today we look at solar energy, and why the price of a panel fell so quickly. First, a single number: ninety percent.';
let folder = '';
let spoken: SpokenText;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prosody-'));
  spoken = await speakText('en', text);
});
after(() => rm(folder, { recursive: true, force: true }));

async function* inChunks(samples: Float32Array, size: number) {
  for (let i = 0; i < samples.length; i += size) yield samples.subarray(i, i + size);
}

test('a gliding tone is followed, and silence has no pitch', async () => {
  const samples = new Float32Array(2 * 16_000);
  let phase = 0;
  for (let i = 0; i < 16_000; i++) {
    phase += (2 * Math.PI * (110 + (110 * i) / 16_000)) / 16_000;
    samples[i] = 0.3 * (Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(4 * phase));
  }
  const { pitch, loudness, rowCount } = await hearMelody(inChunks(samples, 1_000));
  assert.equal(rowCount, 200);
  for (const row of [10, 30, 50, 70, 90]) {
    const hz = 110 + 1.1 * row;
    assert.ok(Math.abs(pitch[row]! / hz - 1) < 0.03, `${pitch[row]} instead of ${hz} Hz`);
  }
  assert.equal(pitch[150], 0);
  assert.ok(loudness[150]! < -90 && loudness[50]! > -30);
});

test('the same sound gives the same melody however it is chunked', async () => {
  const [whole, parts] = await Promise.all([
    hearMelody(inChunks(spoken.samples, spoken.samples.length)),
    hearMelody(inChunks(spoken.samples, 777)),
  ]);
  assert.deepEqual(whole, parts);
});

test('stresses that are heard lie on syllables that the voice stressed, and nothing is heard twice', async () => {
  let opened = 0;
  const pcm = () => {
    opened++;
    return inChunks(spoken.samples, 16_000);
  };
  const speech = { audioHash: 'a', pauses: [] };
  const store = folderStore(folder);
  const heard = await hearProsody(pcm, speech, store);
  const again = await hearProsody(pcm, speech, store);
  assert.deepEqual(again, heard);
  assert.equal(opened, 1);

  const { stresses: marked } = await hearProsody(pcm, { ...speech, phonemes: spoken.events }, store);
  const nearest = (seconds: number) => Math.min(...marked.map((stress) => Math.abs(stress.seconds - seconds)));
  const near = heard.stresses.filter(({ seconds }) => nearest(seconds) <= 0.08).length;
  assert.ok(near >= 0.65 * heard.stresses.length, `${near} of ${heard.stresses.length} lie on a marked vowel`);
  const found = marked.filter(({ seconds }) => heard.stresses.some((s) => Math.abs(s.seconds - seconds) <= 0.1)).length;
  assert.ok(found >= 0.75 * marked.length, `${found} of ${marked.length} marked vowels are heard`);
});

test('words keep one stress each, and none is left outside of them', async () => {
  const store = folderStore(folder);
  const pcm = () => inChunks(spoken.samples, 16_000);
  const words = [
    { startSeconds: 0, endSeconds: 1 },
    { startSeconds: 1, endSeconds: 1.01 },
    { startSeconds: 3, endSeconds: 5 },
  ];
  const { stresses } = await hearProsody(pcm, { audioHash: 'a', pauses: [], words }, store);
  assert.equal(stresses.length, 2);
  assert.ok(stresses[0]!.seconds < 1 && stresses[1]!.seconds >= 3 && stresses[1]!.seconds < 5);
});
