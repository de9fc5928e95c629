import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openSource, resolveFrom } from '../open-source.js';
import { makeMedia, type TestMedia } from '../testing/make-media.js';
import type { TestPictures } from '../testing/picture-track.js';
import { numbersOf } from '../testing/read-numbers.js';
import type { TestSound } from '../testing/sound-track.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { readPcm } from './read-pcm.js';

const count = 30;
const pictures: TestPictures = {
  codec: 'libx264',
  width: 192,
  height: 128,
  fps: { num: 25, den: 1 },
  frameCount: count,
  options: { preset: 'ultrafast' },
};
const sound: TestSound = { codec: 'aac', sampleRate: 44100, channels: 2, sampleCount: 50_000 };
const fast = { codec: 'libx264', options: { preset: 'veryfast', 'x264-params': 'scenecut=0' } };

/** Every container users bring, with codecs usual in it. Sound marked exact comes back sample for sample. */
const videos: readonly (readonly [file: string, media: TestMedia, exact: boolean])[] = [
  ['h264-aac.mp4', { pictures: { ...pictures, ...fast, bFrames: 2 }, sound }, true],
  [
    'open-gop.mp4',
    { pictures: { ...pictures, codec: 'libx264', bFrames: 2, options: { 'x264-params': 'open-gop=1' } } },
    true,
  ],
  ['fragmented.mp4', { pictures, sound, options: { movflags: 'frag_keyframe+empty_moov' } }, false],
  [
    'hevc.mp4',
    { pictures: { ...pictures, codec: 'libx265', options: { preset: 'ultrafast', 'x265-params': 'log-level=0' } } },
    true,
  ],
  ['h264.mov', { pictures: { ...pictures, ...fast, bFrames: 2 }, sound }, true],
  ['prores.mov', { pictures: { ...pictures, codec: 'prores_ks', pixelFormat: 'yuv422p10le', options: {} } }, true],
  ['h264-opus.mkv', { pictures, sound: { ...sound, codec: 'libopus', sampleRate: 48000 } }, true],
  [
    'ffv1-flac.mkv',
    { pictures: { ...pictures, codec: 'ffv1', options: {} }, sound: { ...sound, codec: 'flac' } },
    true,
  ],
  [
    'vp9-opus.webm',
    {
      pictures: { ...pictures, codec: 'libvpx-vp9', options: { deadline: 'realtime', 'cpu-used': 8 } },
      sound: { ...sound, codec: 'libopus', sampleRate: 48000 },
    },
    true,
  ],
  [
    'vp8-vorbis.webm',
    {
      pictures: { ...pictures, codec: 'libvpx', options: { deadline: 'realtime', 'cpu-used': 8 } },
      sound: { ...sound, codec: 'libvorbis' },
    },
    false,
  ],
  [
    'mpeg4-mp3.avi',
    {
      pictures: { ...pictures, codec: 'mpeg4', bFrames: 2, options: { qscale: 3 } },
      sound: { ...sound, codec: 'libmp3lame' },
    },
    false,
  ],
  [
    'mjpeg-pcm.avi',
    {
      pictures: { ...pictures, codec: 'mjpeg', pixelFormat: 'yuvj420p', fullRange: true, options: {} },
      sound: { ...sound, codec: 'pcm_s16le' },
    },
    true,
  ],
  ['h264-aac.flv', { pictures: { ...pictures, ...fast, bFrames: 2 }, sound }, false],
  [
    'sorenson-mp3.flv',
    { pictures: { ...pictures, codec: 'flv', options: { qscale: 3 } }, sound: { ...sound, codec: 'libmp3lame' } },
    false,
  ],
  [
    'mpeg1-mp2.mpg',
    {
      pictures: { ...pictures, codec: 'mpeg1video', bFrames: 2, options: { qscale: 3 } },
      sound: { ...sound, codec: 'mp2', bitRate: 192_000 },
    },
    false,
  ],
  [
    'mpeg2-mp2.mpg',
    {
      pictures: { ...pictures, codec: 'mpeg2video', bFrames: 2, options: { qscale: 3 } },
      sound: { ...sound, codec: 'mp2', bitRate: 192_000 },
    },
    false,
  ],
  ['h264-aac.ts', { pictures: { ...pictures, ...fast, bFrames: 2 }, sound }, false],
];

for (const [file, media, exact] of videos) {
  test(`every frame of ${file} is found under its number, and its sound has its length`, (t) =>
    checkVideo(t, file, media, exact));
}

async function checkVideo(t: TestContext, file: string, media: TestMedia, exact: boolean): Promise<void> {
  const path = join(await temporaryFolder(t), file);
  await makeMedia(path, media);
  const { clip, probe, sources } = await openSource(path);
  assert.equal(probe.kind, 'video');
  assert.equal(probe.video?.variableRate, false);
  assert.deepEqual(probe.video?.fps, { num: 25, den: 1 });
  assert.deepEqual(await numbersOf(clip, resolveFrom(sources)), upTo(count));
  if (!media.sound) return;
  assert.equal(probe.audio?.sampleRate, media.sound.sampleRate);
  assert.equal(probe.audio?.channels, media.sound.channels);
  const slack = exact ? 0 : 3000;
  assert.ok(
    Math.abs((probe.audio?.sampleCount ?? 0) - media.sound.sampleCount) <= slack,
    `${probe.audio?.sampleCount}`,
  );
}

for (const file of ['joined.ts', 'joined.mpg']) {
  test(`${file}, two films end to end whose clock starts twice, is read whole`, async (t) => {
    const folder = await temporaryFolder(t);
    const codec = file.endsWith('ts') ? { ...fast } : { codec: 'mpeg2video', options: { qscale: 3 } };
    const mp2 = { ...sound, codec: 'mp2', sampleCount: 57_600, sampleRate: 48000, bitRate: 192_000 };
    await makeMedia(join(folder, file), { pictures: { ...pictures, ...codec, frameCount: 60 }, sound: mp2 });
    const once = await readFile(join(folder, file));
    const single = await openSource(join(folder, file));
    await writeFile(join(folder, file), Buffer.concat([once, once]));
    const { clip, probe, sources } = await openSource(join(folder, file));
    assert.deepEqual(probe.video?.fps, { num: 25, den: 1 });
    assert.deepEqual(await numbersOf(clip, resolveFrom(sources)), [...upTo(60), ...upTo(60)]);
    const twice = 2 * (single.probe.audio?.sampleCount ?? 0);
    assert.ok(
      Math.abs((probe.audio?.sampleCount ?? 0) - twice) < 5000,
      `${probe.audio?.sampleCount} of ${twice} samples`,
    );
  });
}

/** Sound files; `slack` is how many samples a container without exact lengths may add. */
const sounds: readonly (readonly [file: string, sound: TestSound, slack: number])[] = [
  ['tone.wav', { ...sound, codec: 'pcm_s16le' }, 0],
  ['float.wav', { ...sound, codec: 'pcm_f32le', sampleRate: 96000 }, 0],
  ['tone.flac', { ...sound, codec: 'flac' }, 0],
  ['vbr.mp3', { ...sound, codec: 'libmp3lame', options: { q: 4 } }, 0],
  ['low.mp3', { ...sound, codec: 'libmp3lame', sampleRate: 8000, channels: 1 }, 0],
  ['tone.m4a', { ...sound, codec: 'aac' }, 0],
  ['surround.m4a', { ...sound, codec: 'aac', sampleRate: 48000, channels: 6 }, 0],
  ['raw.aac', { ...sound, codec: 'aac' }, 3000],
  ['vorbis.ogg', { ...sound, codec: 'libvorbis' }, 1024],
  ['tone.opus', { ...sound, codec: 'libopus', sampleRate: 48000 }, 0],
];

for (const [file, made, slack] of sounds) {
  test(`the sound of ${file} is read with its own rate, channels and length`, async (t) => {
    const path = join(await temporaryFolder(t), file);
    await makeMedia(path, { sound: made });
    const { probe } = await openSource(path);
    assert.equal(probe.kind, 'audio');
    assert.equal(probe.audio?.sampleRate, made.sampleRate);
    assert.equal(probe.audio?.channels, made.channels);
    const found = probe.audio?.sampleCount ?? 0;
    assert.ok(Math.abs(found - made.sampleCount) <= slack, `${found} samples instead of ${made.sampleCount}`);
    assert.ok(Math.abs((await loudness(path)) - 0.283) < 0.02, 'the tone has its loudness');
  });
}

/** Root mean square of the middle of a sound at 16 kHz mono. */
async function loudness(path: string): Promise<number> {
  const samples: number[] = [];
  for await (const chunk of readPcm(path, { sampleRate: 16000 })) samples.push(...chunk);
  const middle = samples.slice(2000, -2000);
  return Math.sqrt(middle.reduce((sum, x) => sum + x * x, 0) / middle.length);
}

function upTo(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
