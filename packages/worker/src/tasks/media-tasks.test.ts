import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type BytePixels, copyWithTexts, pngTexts, readPictures, writePicture } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import { doTask } from '../tasks.js';
import { mediaTasks } from './media-tasks.js';

const { signal } = new AbortController();
const run = (name: string, params: Record<string, string | number>) => doTask(mediaTasks, name, params, signal);

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talkgraph-tasks-'));
  t.after(() => rm(path, { recursive: true }));
  return path;
}

/** A picture of one grey with one alpha. */
function flat(width: number, height: number, grey: number, alpha: number): BytePixels {
  const data = new Uint8Array(width * height * 4).fill(grey);
  for (let i = 3; i < data.length; i += 4) data[i] = alpha;
  return { width, height, channels: 4, data };
}

async function firstOf(path: string): Promise<BytePixels> {
  return (await readPictures(path).next()).value as BytePixels;
}

test('thumbnails are made of pictures and of films, and fit the size', async (t) => {
  const at = await folder(t);
  const [film, photo] = [join(at, 'film.mp4'), join(at, 'photo.png')];
  await makeMedia(film, {
    pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 3 },
  });
  await writePicture(flat(40, 80, 9, 255), photo, { format: 'png' });
  for (const [path, size] of [
    [film, [48, 32]],
    [photo, [24, 48]],
  ] as const) {
    const output = join(at, 'thumb.webp');
    await run('thumbnail', { path, output, width: 48 });
    const { width, height } = await firstOf(output);
    assert.deepEqual([width, height], size);
  }
});

test('a waveform has as many peaks as asked, from 0 to 1, spread over the whole sound', async (t) => {
  const path = join(await folder(t), 'steps.wav');
  const draw = (i: number) => (i < 12_000 ? 0.2 : 0.8) * (i % 2 === 0 ? 1 : -1);
  await makeMedia(path, {
    sound: { codec: 'pcm_s16le', sampleRate: 16000, channels: 1, sampleCount: 24_000, draw },
  });
  const answer = (await run('waveform', { path, points: 100 })) as { durationSeconds: number; peaks: number[] };
  assert.equal(answer.durationSeconds, 1.5);
  assert.equal(answer.peaks.length, 100);
  const mean = (peaks: readonly number[]) => peaks.reduce((sum, peak) => sum + peak, 0) / peaks.length;
  assert.ok(Math.abs(mean(answer.peaks.slice(0, 49)) - 0.2) < 0.01);
  assert.ok(Math.abs(mean(answer.peaks.slice(52)) - 0.8) < 0.01);
});

test('a sound shorter than the points asked for still fills them all', async (t) => {
  const path = join(await folder(t), 'click.wav');
  await makeMedia(path, {
    sound: { codec: 'pcm_s16le', sampleRate: 16000, channels: 1, sampleCount: 40, draw: () => 0.5 },
  });
  const { peaks } = (await run('waveform', { path, points: 64 })) as { peaks: number[] };
  assert.equal(peaks.length, 64);
  for (const peak of peaks) assert.ok(Math.abs(peak - 0.5) < 0.001);
});

test('a mask gives its alpha to the original, which keeps its colours and texts', async (t) => {
  const at = await folder(t);
  const [original, mask, output] = [join(at, 'original.png'), join(at, 'mask.png'), join(at, 'masked.png')];
  const texts = { prompt: '{"1":{}}' };
  await writePicture(flat(8, 8, 77, 255), original, { format: 'png', texts });
  await writePicture(flat(4, 4, 0, 100), mask, { format: 'png' });
  await run('mask', { original, mask, output });
  const made = await firstOf(output);
  assert.deepEqual([made.width, made.channels, made.data[0], made.data[3]], [8, 4, 77, 100]);
  assert.deepEqual(pngTexts(await readFile(output)), texts);
});

test('pictures are converted, and files are probed without telling where they lie', async (t) => {
  const at = await folder(t);
  const [path, output] = [join(at, 'photo.png'), join(at, 'photo.jpeg')];
  await writePicture(flat(16, 8, 200, 255), path, { format: 'png' });
  await run('picture', { path, output, format: 'jpeg', channel: 'rgb', quality: 80 });
  assert.equal((await firstOf(output)).width, 16);
  const found = (await run('probe', { path })) as { kind: string; path?: string; video: { width: number } };
  assert.deepEqual([found.kind, found.video.width, found.path], ['still', 16, undefined]);
});

test('the workflow that a file carries is found, also as ComfyUI writes it', async (t) => {
  const at = await folder(t);
  const made = { workflow: { nodes: [], 名: '片' }, prompt: { 1: { class_type: 'A', inputs: {} } } };
  const texts = { workflow: JSON.stringify(made.workflow), prompt: JSON.stringify(made.prompt) };
  const picture = join(at, 'photo.png');
  await writePicture(flat(8, 8, 1, 255), picture, { format: 'png', texts });
  assert.deepEqual(await run('workflow', { path: picture }), made);
  const [film, named, vhs] = [join(at, 'film.mp4'), join(at, 'named.mp4'), join(at, 'vhs.mp4')];
  await makeMedia(film, {
    pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 3 },
  });
  await copyWithTexts(film, named, texts);
  assert.deepEqual(await run('workflow', { path: named }), made);
  await copyWithTexts(film, vhs, { comment: JSON.stringify({ prompt: texts.prompt, workflow: made.workflow }) });
  assert.deepEqual(await run('workflow', { path: vhs }), made);
  assert.deepEqual(await run('workflow', { path: film }), {});
  const bare = join(at, 'bare.png');
  await writePicture(flat(8, 8, 1, 255), bare, { format: 'png', texts: { workflow: '{"x": NaN}', prompt: 'no JSON' } });
  assert.deepEqual(await run('workflow', { path: bare }), { workflow: { x: null } });
});

test('what cannot be done fails with a code and writes nothing', async (t) => {
  const at = await folder(t);
  const path = join(at, 'text.png');
  await writeFile(path, 'no picture at all');
  const output = join(at, 'out.webp');
  await assert.rejects(run('thumbnail', { path, output, width: 48 }), { code: 'MEDIA_NOT_MEDIA' });
  await assert.rejects(run('picture', { path, output, format: 'webp' }), { code: 'IMAGE_NOT_READABLE' });
  await assert.rejects(run('picture', { path, output, format: 'bmp' }), { code: 'TASK_PARAMS' });
  await assert.rejects(run('waveform', { path: '', points: 100 }), { code: 'TASK_PARAMS' });
  assert.deepEqual(await readdir(at), ['text.png']);
});
