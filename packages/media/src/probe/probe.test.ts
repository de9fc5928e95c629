import assert from 'node:assert/strict';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSource, resolveFrom } from '../open-source.js';
import { readPcm } from '../run/read-pcm.js';
import { makeMedia, type TestMedia } from '../testing/make-media.js';
import { numbersOf } from '../testing/read-numbers.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { writeWav } from '../write-wav.js';
import { probe } from './probe.js';

const fps = { num: 25, den: 1 };
const pictures = { codec: 'libx264', width: 192, height: 128, fps, frameCount: 60, options: { preset: 'ultrafast' } };
const sound = { codec: 'aac', sampleRate: 44100, channels: 1, sampleCount: 44100 };

test('files that are no media are refused, each with its own code', async (t) => {
  const folder = await temporaryFolder(t);
  const at = (name: string) => join(folder, name);
  await writeFile(at('empty.mp4'), '');
  await writeFile(at('text.mp4'), 'This is not a film.');
  await writeFile(at('noise.mp4'), Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * i * 31 + i * 7) & 255)));
  await writeFile(at('list.m3u8'), '#EXTM3U\n#EXTINF:1,\nfilm.mp4\n');
  await assert.rejects(probe(at('missing.mp4')), { code: 'MEDIA_FILE_NOT_FOUND', kind: 'user' });
  await assert.rejects(probe(folder), { code: 'MEDIA_IS_FOLDER' });
  await assert.rejects(probe(at('empty.mp4')), { code: 'MEDIA_EMPTY_FILE' });
  await assert.rejects(probe(at('text.mp4')), { code: 'MEDIA_NOT_MEDIA' });
  await assert.rejects(probe(at('noise.mp4')), { code: /MEDIA_NOT/ });
  await assert.rejects(probe(at('list.m3u8')), { code: 'MEDIA_NOT_MEDIA' });
  await assert.rejects(probe('/dev/zero'), { code: 'MEDIA_NOT_READABLE' });
});

test('content decides what a file is, not its name', async (t) => {
  const folder = await temporaryFolder(t);
  await makeMedia(join(folder, 'a.mp4'), { pictures, sound });
  await rename(join(folder, 'a.mp4'), join(folder, 'photo%03d.jpg'));
  assert.equal((await probe(join(folder, 'photo%03d.jpg'))).kind, 'video');
  await makeMedia(join(folder, 'b.png'), {
    format: 'image2',
    pictures: { ...pictures, codec: 'png', pixelFormat: 'rgb24', frameCount: 1, options: {} },
  });
  await rename(join(folder, 'b.png'), join(folder, 'b%d.wav'));
  assert.equal((await probe(join(folder, 'b%d.wav'))).kind, 'still');
});

test('what is asked for and missing is named', async (t) => {
  const folder = await temporaryFolder(t);
  await makeMedia(join(folder, 'silent.mp4'), { pictures });
  await makeMedia(join(folder, 'sound.m4a'), { sound });
  await assert.rejects(probe(join(folder, 'silent.mp4'), { require: 'audio' }), { code: 'MEDIA_NO_AUDIO' });
  await assert.rejects(probe(join(folder, 'sound.m4a'), { require: 'video' }), { code: 'MEDIA_NO_VIDEO' });
  await assert.rejects(
    async () => {
      for await (const _ of readPcm(join(folder, 'silent.mp4'), { sampleRate: 16000 }));
    },
    { code: 'MEDIA_NO_AUDIO' },
  );
});

test('a sound of zero length is refused as such', async (t) => {
  const path = join(await temporaryFolder(t), 'nothing.wav');
  await writeWav(path, { sampleRate: 16000, channels: 1, samples: new Float32Array(0) });
  await assert.rejects(probe(path), { code: 'MEDIA_AUDIO_EMPTY' });
});

test('a WAV file that was streamed, with no length in its header, is counted', async (t) => {
  const path = join(await temporaryFolder(t), 'streamed.wav');
  await writeWav(path, { sampleRate: 16000, channels: 1, samples: new Float32Array(16000).fill(0.1) });
  const bytes = await readFile(path);
  bytes.writeUInt32LE(0xffffffff, 4);
  bytes.writeUInt32LE(0xffffffff, 40);
  await writeFile(path, bytes);
  assert.equal((await probe(path)).audio?.sampleCount, 16000);
});

test('a wrong duration in the header is not believed', async (t) => {
  const path = join(await temporaryFolder(t), 'wrong.mp4');
  await makeMedia(path, { pictures });
  const bytes = await readFile(path);
  // Movie, track and media header boxes say ten hours now.
  for (const [box, offset] of [
    ['mvhd', 20],
    ['tkhd', 24],
    ['mdhd', 20],
  ] as const) {
    bytes.writeUInt32BE(36_000_000, bytes.indexOf(box) + offset);
  }
  await writeFile(path, bytes);
  const { durationSeconds, video } = await probe(path);
  assert.deepEqual([durationSeconds, video?.frameCount], [2.4, 60]);
});

const cut: readonly (readonly [string, TestMedia])[] = [
  ['half.mkv', { pictures, sound }],
  ['half.mp4', { pictures, sound, options: { movflags: '+faststart' } }],
  ['half.ts', { pictures, sound }],
  ['half.mpg', { pictures: { ...pictures, codec: 'mpeg2video', options: {} } }],
  ['half.flv', { pictures, sound }],
  ['half.avi', { pictures: { ...pictures, codec: 'mjpeg', pixelFormat: 'yuvj420p', options: {} } }],
];

for (const [file, media] of cut) {
  test(`${file}, cut in the middle, is read as far as it goes`, async (t) => {
    const path = join(await temporaryFolder(t), file);
    await makeMedia(path, media);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length / 2));
    const { clip, probe: probed, sources } = await openSource(path);
    const frames = probed.video?.frameCount ?? 0;
    assert.ok(frames > 10 && frames < 60, `${frames} frames`);
    const numbers = await numbersOf(clip, resolveFrom(sources));
    // The very last picture may be cut and is then the one before it, or half of itself.
    assert.deepEqual(
      numbers.slice(0, -2),
      Array.from({ length: frames - 2 }, (_, i) => i),
    );
  });
}

test('an MP4 file without its index is refused', async (t) => {
  const path = join(await temporaryFolder(t), 'cut.mp4');
  await makeMedia(path, { pictures });
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, bytes.length / 2));
  await assert.rejects(probe(path), { code: 'MEDIA_NOT_MEDIA' });
});

test('damaged packets are skipped, and frames around them keep their numbers', async (t) => {
  const path = join(await temporaryFolder(t), 'damaged.avi');
  await makeMedia(path, { pictures: { ...pictures, codec: 'mjpeg', pixelFormat: 'yuvj420p', options: {} } });
  const bytes = await readFile(path);
  let at = 0;
  for (let i = 0; i < 22; i++) at = bytes.indexOf('00dc', at + 4, 'latin1');
  bytes.fill(0, at + 8, at + 8 + bytes.readUInt32LE(at + 4));
  await writeFile(path, bytes);
  const { clip, sources } = await openSource(path);
  const numbers = await numbersOf(clip, resolveFrom(sources));
  assert.deepEqual(
    numbers,
    Array.from({ length: 60 }, (_, i) => (i === 20 ? 19 : i)),
  );
});

test('a file in which nothing decodes is refused as damaged', async (t) => {
  const path = join(await temporaryFolder(t), 'ruined.mkv');
  await makeMedia(path, {
    pictures: { ...pictures, codec: 'mjpeg', pixelFormat: 'yuvj420p', frameCount: 5, options: {} },
  });
  const bytes = await readFile(path);
  for (let at = bytes.indexOf('ffd8ff', 0, 'hex'); at >= 0; at = bytes.indexOf('ffd8ff', at + 1, 'hex'))
    bytes.fill(0, at, Math.min(bytes.length, at + 600));
  await writeFile(path, bytes);
  await assert.rejects(probe(path), { code: /MEDIA_NOTHING_DECODES|MEDIA_NOT_MEDIA/ });
});

test('a codec without a decoder is named, and does not matter when only the sound is wanted', async (t) => {
  const path = join(await temporaryFolder(t), 'strange.avi');
  await makeMedia(path, {
    pictures: { ...pictures, codec: 'mjpeg', pixelFormat: 'yuvj420p', frameCount: 5, options: {} },
    sound: { ...sound, codec: 'pcm_s16le' },
  });
  const bytes = await readFile(path);
  for (let at = bytes.indexOf('MJPG'); at >= 0; at = bytes.indexOf('MJPG', at)) bytes.write('QQQQ', at, 'latin1');
  await writeFile(path, bytes);
  await assert.rejects(probe(path), (error: { code: string; message: string }) => {
    return error.code === 'MEDIA_UNSUPPORTED_CODEC' && error.message.includes('QQQQ');
  });
  assert.equal((await probe(path, { require: 'audio' })).audio?.sampleCount, 44100);
});

test('a probe can be cancelled', async (t) => {
  const path = join(await temporaryFolder(t), 'film.mp4');
  await makeMedia(path, { pictures });
  await assert.rejects(probe(path, { signal: AbortSignal.abort() }), { code: 'CANCELLED' });
});

test('a file that may not be read is refused', { skip: process.getuid?.() === 0 }, async (t) => {
  const path = join(await temporaryFolder(t), 'secret.mp4');
  await makeMedia(path, { pictures });
  await chmod(path, 0);
  await assert.rejects(probe(path), { code: 'MEDIA_NOT_READABLE' });
});
