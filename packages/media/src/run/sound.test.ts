import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Clip } from '../clip.js';
import { openSource, resolveFrom } from '../open-source.js';
import { concat } from '../ops/concat.js';
import { defaultOps } from '../ops/default-ops.js';
import { loop } from '../ops/loop.js';
import { mix } from '../ops/mix.js';
import { silence } from '../ops/silence.js';
import { takeAudio } from '../ops/take-audio.js';
import { trim } from '../ops/trim.js';
import { volume } from '../ops/volume.js';
import { describeClip } from '../plan/describe-clip.js';
import { probe } from '../probe/probe.js';
import { makeMedia } from '../testing/make-media.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { copyWithTexts } from './copy-with-texts.js';
import { MediaInput } from './media-input.js';
import { readPcm } from './read-pcm.js';
import { render } from './render.js';
import { renderAudio } from './render-audio.js';
import { soundPeaks } from './sound-peaks.js';

const rate = 16000;

/** A sound file whose samples all have one value. */
async function level(t: TestContext, value: number, sampleCount: number, channels = 1) {
  const path = join(await temporaryFolder(t), 'level.wav');
  await makeMedia(path, {
    sound: { codec: 'pcm_s16le', sampleRate: rate, channels, sampleCount, draw: () => value },
  });
  return openSource(path);
}

async function samplesOf(clip: Clip, ...maps: readonly ReadonlyMap<string, string>[]): Promise<Float32Array> {
  const chunks: Float32Array[] = [];
  for await (const chunk of readPcm(clip, { sampleRate: rate, resolveSource: resolveFrom(...maps) }))
    chunks.push(chunk);
  const all = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual as number) - expected) < 1e-3, `${actual} is not ${expected}`);

test('a mix adds its parts where they overlap, each at its offset and loudness', async (t) => {
  const [a, b] = [await level(t, 0.25, 40_000), await level(t, 0.5, 20_000)];
  const clip = mix([{ clip: a.clip }, { clip: b.clip, offset: 30_000, gainDb: -20 * Math.log10(2) }]);
  const heard = await samplesOf(clip, a.sources, b.sources);
  assert.equal(heard.length, 50_000);
  near(heard[29_999], 0.25);
  near(heard[30_000], 0.5);
  near(heard[39_999], 0.5);
  near(heard[40_000], 0.25);
  near(heard[49_999], 0.25);
});

test('a mix keeps the highest sample rate, and offsets count samples of the first part', async (t) => {
  const voice = await level(t, 0.25, 40_000);
  const music = silence({ sampleRate: 3 * rate, channels: 1, sampleCount: 30_000 });
  const clip = mix([{ clip: voice.clip }, { clip: music, offset: 35_000 }]);
  const { audio } = describeClip(clip, defaultOps);
  assert.deepEqual([audio?.sampleRate, audio?.sampleCount], [3 * rate, 135_000]);
  const heard = await samplesOf(clip, voice.sources);
  assert.equal(heard.length, 45_000);
  near(heard[39_000], 0.25);
  near(heard[44_000], 0);
});

test('a sound is repeated at its own end, whatever piece of it is asked for', async (t) => {
  const { clip, sources } = await level(t, 0.5, 1000);
  const round = concat([clip, silence({ sampleRate: rate, channels: 1, sampleCount: 500 })]);
  const heard = await samplesOf(trim(loop(round, { frameCount: 4000 }), { first: 900, count: 3000 }), sources);
  assert.equal(heard.length, 3000);
  near(heard[50], 0.5);
  near(heard[200], 0);
  near(heard[650], 0.5);
  near(heard[1700], 0);
  near(heard[2999], 0.5);
  assert.throws(() => describeClip(loop(round, { frameCount: 4000, mode: 'ping-pong' }), defaultOps), {
    code: 'CLIP_PARAMS',
  });
});

test('fades go evenly from nothing and to nothing, wherever the sound lies', async (t) => {
  const { clip, sources } = await level(t, 0.5, 8000);
  const faded = volume(clip, { fadeIn: 1000, fadeOut: 2000 });
  const late = mix([
    { clip: silence({ sampleRate: rate, channels: 1, sampleCount: 100 }) },
    { clip: faded, offset: 3000 },
  ]);
  const heard = await samplesOf(late, sources);
  assert.equal(heard.length, 11_000);
  near(heard[2999], 0);
  near(heard[3000], 0);
  near(heard[3500], 0.25);
  near(heard[4000], 0.5);
  near(heard[8999], 0.5);
  near(heard[10_000], 0.25);
  near(heard[10_999], 0.5 / 2000);
  const cut = await samplesOf(trim(faded, { first: 500, count: 1000 }), sources);
  near(cut[0], 0.25);
  near(cut[499], 0.5 * 0.999);
  near(cut[999], 0.5);
});

test('silence and parts joined have exact lengths', async (t) => {
  const { clip, sources } = await level(t, 0.5, 1234);
  const pause = silence({ sampleRate: rate, channels: 1, sampleCount: 777 });
  const heard = await samplesOf(concat([clip, pause, clip]), sources);
  assert.equal(heard.length, 1234 + 777 + 1234);
  near(heard[1233], 0.5);
  near(heard[1234], 0);
  near(heard[2010], 0);
  near(heard[2011], 0.5);
});

for (const extension of ['wav', 'flac', 'mp3', 'm4a', 'ogg', 'opus']) {
  test(`sound written as ${extension} has the length and loudness of its recipe`, async (t) => {
    const { clip, sources } = await level(t, 0.5, 20_011, 2);
    const folder = await temporaryFolder(t);
    const path = join(folder, `out.${extension}`);
    await renderAudio(volume(clip, { gainDb: -6.0206 }), path, { resolveSource: resolveFrom(sources) });
    const { audio, kind } = await probe(path);
    assert.equal(kind, 'audio');
    assert.equal(audio?.channels, 2);
    const expected = (20_011 / rate) * (audio?.sampleRate ?? 0);
    assert.ok(Math.abs((audio?.sampleCount ?? 0) - expected) < 2, `${audio?.sampleCount} samples, not ${expected}`);
    if (extension === 'wav' || extension === 'flac') {
      const opened = await openSource(path);
      near((await samplesOf(opened.clip, opened.sources))[10_000], 0.25);
    }
    assert.deepEqual(await readdir(folder), [`out.${extension}`]);
  });
}

test('an unknown kind of sound file is refused before anything is written', async (t) => {
  const { clip, sources } = await level(t, 0.5, 100);
  const folder = await temporaryFolder(t);
  await assert.rejects(renderAudio(clip, join(folder, 'a.xyz'), { resolveSource: resolveFrom(sources) }), {
    code: 'OUTPUT_NOT_WRITABLE',
  });
  assert.deepEqual(await readdir(folder), []);
});

async function film(t: TestContext) {
  const path = join(await temporaryFolder(t), 'film.mp4');
  await makeMedia(path, {
    pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 25 },
    sound: { codec: 'aac', sampleRate: rate, channels: 1, sampleCount: rate, draw: () => 0 },
  });
  return openSource(path);
}

test('a clip keeps its picture when its sound is mixed with another, and loses it when the sound is taken', async (t) => {
  const [video, tone] = [await film(t), await level(t, 0.5, rate)];
  const mixed = mix([{ clip: volume(video.clip, { gainDb: -3 }) }, { clip: tone.clip, gainDb: -6.0206 }]);
  const path = join(await temporaryFolder(t), 'mixed.mp4');
  const done = await render(mixed, path, { resolveSource: resolveFrom(video.sources, tone.sources) });
  assert.deepEqual([done.frames, done.samples, done.decodePasses], [25, rate, 1]);
  const opened = await openSource(path);
  const heard = await samplesOf(takeAudio(opened.clip), opened.sources);
  assert.equal(heard.length, rate);
  assert.ok(Math.abs((heard[8000] as number) - 0.25) < 0.02);
});

test('texts are kept in a copy whose pictures and samples stay as they were', async (t) => {
  const video = await film(t);
  const folder = await temporaryFolder(t);
  const [plain, named] = [join(folder, 'plain.mp4'), join(folder, 'named.mp4')];
  await render(video.clip, plain, { resolveSource: resolveFrom(video.sources) });
  await copyWithTexts(plain, named, { prompt: '{"1":{"class_type":"说话"}}', workflow: '{}' });
  const [before, after] = [await probe(plain), await probe(named)];
  assert.deepEqual(
    [after.video?.frameCount, after.audio?.sampleCount, after.audio?.startSeconds],
    [before.video?.frameCount, before.audio?.sampleCount, before.audio?.startSeconds],
  );
  await using input = await MediaInput.open(named);
  assert.equal(input.context.metadata?.get('prompt'), '{"1":{"class_type":"说话"}}');
  assert.deepEqual((await readdir(folder)).sort(), ['named.mp4', 'plain.mp4']);
});

test('peaks follow the loudness along a sound, in at most as many stretches as asked', async (t) => {
  const path = join(await temporaryFolder(t), 'steps.wav');
  const draw = (i: number) => (i < 24_000 ? 0.25 : 0.75) * (i % 2 === 0 ? 1 : -1);
  await makeMedia(path, { sound: { codec: 'pcm_s16le', sampleRate: rate, channels: 1, sampleCount: 48_000, draw } });
  const { peaks, sampleCount, samplesPerPeak } = await soundPeaks(path, { count: 100 });
  assert.equal(sampleCount, 48_000);
  assert.equal(peaks.length / 2, Math.ceil(48_000 / samplesPerPeak));
  assert.ok(peaks.length / 2 <= 100 && peaks.length / 2 >= 50);
  near(peaks[0], -0.25);
  near(peaks[1], 0.25);
  near(peaks.at(-2), -0.75);
  near(peaks.at(-1), 0.75);
});

test('a cut-list that goes forwards, back and to other files is heard exactly as listed', async (t) => {
  const ramp = async (sign: 1 | -1) => {
    const path = join(await temporaryFolder(t), 'ramp.wav');
    const draw = (i: number) => (sign * i) / 20_000;
    await makeMedia(path, { sound: { codec: 'pcm_s16le', sampleRate: rate, channels: 1, sampleCount: 20_000, draw } });
    return openSource(path);
  };
  const opened = await Promise.all([ramp(1), ramp(-1)]);
  const list: readonly (readonly [file: 0 | 1, first: number, count: number])[] = [
    [0, 100, 5000],
    [1, 7000, 300],
    [0, 9000, 1],
    [0, 9500, 3000],
    [1, 7300, 12_000],
    [0, 50, 200],
  ];
  const parts = list.map(([file, first, count]) => trim((opened[file] as (typeof opened)[0]).clip, { first, count }));
  const heard = await samplesOf(concat(parts), ...opened.map(({ sources }) => sources));
  let at = 0;
  for (const [file, first, count] of list) {
    const sign = file === 0 ? 1 : -1;
    near(heard[at], (sign * first) / 20_000);
    near(heard[at + count - 1], (sign * (first + count - 1)) / 20_000);
    at += count;
  }
  assert.equal(heard.length, at);
});
