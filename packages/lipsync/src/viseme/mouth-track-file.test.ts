import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mouthParameters } from '../mouth-shape.js';
import type { MouthTrack } from '../mouth-track.js';
import { readMouthTrack, writeMouthTrack } from './mouth-track-file.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mouth-track-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const track: MouthTrack = {
  schema: 'talkgraph.mouth-track/1',
  audioHash: 'ab'.repeat(32),
  language: 'zh-CN',
  rowCount: 3,
  values: Float32Array.from({ length: 3 * mouthParameters.length }, (_, i) => i / 100),
  closures: [{ kind: 'bilabial', startSeconds: 0.01, endSeconds: 0.02 }],
  pauses: [],
};

test('a mouth track comes back from its file as it was written', async () => {
  const path = join(folder, 'a.mouth');
  await writeMouthTrack(path, track);
  assert.deepEqual(await readMouthTrack(path), track);
});

test('a cut, foreign or garbled file is refused by code', async () => {
  const path = join(folder, 'b.mouth');
  await writeMouthTrack(path, track);
  const whole = await readFile(path);
  const garbled = Buffer.from(whole);
  garbled[12] = 0;
  for (const bytes of [whole.subarray(0, whole.length - 1), Buffer.from('RIFF....WAVE'), Buffer.alloc(0), garbled]) {
    await writeFile(path, bytes);
    await assert.rejects(readMouthTrack(path), { code: 'MOUTH_TRACK_BROKEN' });
  }
});
