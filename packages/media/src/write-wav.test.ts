import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { hashFile } from './hash-file.js';
import { readPcm } from './run/read-pcm.js';
import { temporaryFolder } from './testing/temporary-folder.js';
import { writeWav } from './write-wav.js';

test('what is written is read back, to the resolution of 16 bits', async (t) => {
  const path = join(await temporaryFolder(t), 'a.wav');
  const samples = Float32Array.from([0, 0.5, -0.5, 0.999, -1, 2, -3, 0.001]);
  await writeWav(path, { sampleRate: 8000, channels: 2, samples });
  const read: number[] = [];
  for await (const chunk of readPcm(path, { sampleRate: 8000, channels: 2 })) read.push(...chunk);
  const clipped = [0, 0.5, -0.5, 0.999, -1, 1, -1, 0.001];
  assert.equal(read.length, clipped.length);
  for (const [i, value] of clipped.entries())
    assert.ok(Math.abs((read[i] as number) - value) <= 1 / 32768, `${i}: ${read[i]}`);
});

test('a file that cannot be written leaves nothing', async (t) => {
  const folder = await temporaryFolder(t);
  const sound = { sampleRate: 8000, channels: 1, samples: new Float32Array(8) };
  await assert.rejects(writeWav(join(folder, 'missing', 'a.wav'), sound), { code: 'OUTPUT_NOT_WRITABLE' });
  assert.deepEqual(await readdir(folder), []);
});

test('the hash of a file is the SHA-256 of its bytes', async (t) => {
  const path = join(await temporaryFolder(t), 'a.wav');
  await writeWav(path, { sampleRate: 8000, channels: 1, samples: new Float32Array(0) });
  const first = await hashFile(path);
  assert.match(first, /^[0-9a-f]{64}$/);
  await writeWav(path, { sampleRate: 8001, channels: 1, samples: new Float32Array(0) });
  assert.notEqual(await hashFile(path), first);
  await assert.rejects(hashFile(`${path}.missing`), { code: 'MEDIA_NOT_READABLE' });
});
