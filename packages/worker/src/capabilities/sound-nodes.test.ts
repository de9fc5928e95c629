import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import { probe } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });

async function tone(home: TestHome, name: string, seconds: number, sampleRate = 16_000): Promise<void> {
  const sampleCount = Math.round(seconds * sampleRate);
  const sound = { codec: 'pcm_s16le', sampleRate, channels: 1, sampleCount, draw: () => 0.25 } as const;
  await makeMedia(join(home.home.inputs, name), { sound });
}

async function homeWithVoices(t: TestContext): Promise<TestHome> {
  const home = await openTestHome(t);
  await mkdir(join(home.home.inputs, 'voices'));
  await tone(home, 'voices/10 last.wav', 0.2);
  await tone(home, 'voices/2 first.wav', 0.4);
  return home;
}

function succeeded(run: TestRun): TestRun {
  assert.equal(run.status, 'success', JSON.stringify(run.events.find((event) => event.kind === 'node-failed')));
  return run;
}

function valuesOf({ records }: TestRun, id: string, slot = 0): unknown[] {
  return (records.get(id)?.outputs[slot] ?? []).map((item) => ('value' in item ? item.value : undefined));
}

function filesOf({ records }: TestRun, id: string): string[] {
  return (records.get(id)?.files ?? []).map(({ subfolder, filename }) => join(subfolder, filename));
}

test('every recording of a folder gives one film named after it, in the order of people', async (t) => {
  const home = await homeWithVoices(t);
  const batch: JsonObject = {
    '1': node('LoadAudioFolder', { folder: 'voices' }),
    '2': node('EmptyImage', { width: 64, height: 64 }),
    '3': node('ImageToVideo', { images: ['2', 0], seconds: 0.4, fps: 25 }),
    '4': node('ReplaceAudio', { video: ['3', 0], audio: ['1', 0] }),
    '5': node('SaveVideo', { video: ['4', 0], filename_prefix: ['1', 1] }),
  };
  const run = succeeded(await home.run(batch));
  assert.deepEqual(filesOf(run, '5'), ['2 first_00001_.mp4', '10 last_00001_.mp4']);
  const made = await probe(join(home.home.outputs, '2 first_00001_.mp4'));
  assert.equal(made.audio?.sampleCount, 6400);
  assert.deepEqual(succeeded(await home.run(batch)).ran, []);
  await tone(home, 'voices/3.wav', 0.1);
  assert.deepEqual(filesOf(succeeded(await home.run(batch)), '5').length, 3);
  const missing = await home.run({ ...batch, '1': node('LoadAudioFolder', { folder: 'none' }) });
  assert.equal(missing.failure, 'FOLDER_NOT_FOUND');
  await mkdir(join(home.home.inputs, 'empty'));
  const empty = await home.run({ ...batch, '1': node('LoadAudioFolder', { folder: 'empty' }) });
  assert.equal(empty.failure, 'FOLDER_EMPTY');
});

test('things put into a list are worked on one after another', async (t) => {
  const home = await homeWithVoices(t);
  const run = succeeded(
    await home.run({
      '1': node('LoadAudio', { audio: 'voices/2 first.wav' }),
      '2': node('LoadAudio', { audio: 'voices/10 last.wav' }),
      '3': node('MakeList', { item1: ['1', 0], item4: ['2', 0] }),
      '4': node('AudioInfo', { audio: ['3', 0] }),
      '5': node('PreviewAny', { source: ['4', 0] }),
    }),
  );
  assert.deepEqual(valuesOf(run, '4'), [0.4, 0.2]);
  assert.deepEqual(run.records.get('5')?.ui, { text: ['0.4', '0.2'] });
  const empty = await home.run({ '1': node('MakeList', {}), '2': node('PreviewAny', { source: ['1', 0] }) });
  assert.equal(empty.failure, 'LIST_EMPTY');
});

test('music is repeated under a longer speech, keeps its sample rate, and can end with it', async (t) => {
  const home = await homeWithVoices(t);
  await tone(home, 'music.wav', 0.15, 48_000);
  const mixing = (length: string): JsonObject => ({
    '1': node('LoadAudio', { audio: 'voices/2 first.wav' }),
    '2': node('LoadAudio', { audio: 'music.wav' }),
    '3': node('LoopAudio', { audio: ['2', 0], seconds: 1 }),
    '4': node('MixAudio', { audio1: ['1', 0], audio2: ['3', 0], start2: 0.1, length }),
    '5': node('AudioInfo', { audio: ['4', 0] }),
    '6': node('PreviewAny', { source: ['5', 0] }),
  });
  const long = succeeded(await home.run(mixing('longest')));
  assert.deepEqual([valuesOf(long, '5'), valuesOf(long, '5', 1)], [[1.1], [48_000]]);
  const short = succeeded(await home.run(mixing('first')));
  assert.deepEqual([valuesOf(short, '5'), valuesOf(short, '5', 1)], [[0.4], [48_000]]);
});

test('a film gets another frame rate without changing its length', async (t) => {
  const home = await openTestHome(t);
  const run = succeeded(
    await home.run({
      '1': node('EmptyImage', { width: 64, height: 64 }),
      '2': node('ImageToVideo', { images: ['1', 0], seconds: 2, fps: 25 }),
      '3': node('VideoFrameRate', { video: ['2', 0], fps: 30 }),
      '4': node('VideoInfo', { video: ['3', 0] }),
      '5': node('PreviewAny', { source: ['4', 0] }),
      '6': node('VideoToImages', { video: ['3', 0], first: 59 }),
      '7': node('PreviewImage', { images: ['6', 0] }),
    }),
  );
  assert.deepEqual(
    [2, 3, 4].map((slot) => valuesOf(run, '4', slot)[0]),
    [30, 60, 2],
  );
  const behind = await home.run({
    '1': node('EmptyImage', { width: 64, height: 64 }),
    '2': node('ImageToVideo', { images: ['1', 0], seconds: 1, fps: 25 }),
    '6': node('VideoToImages', { video: ['2', 0], first: 25 }),
    '7': node('PreviewImage', { images: ['6', 0] }),
  });
  assert.equal(behind.failure, 'FRAME_OUTSIDE');
});

test('clips and pictures are shown as their facts', async (t) => {
  const home = await homeWithVoices(t);
  const run = succeeded(
    await home.run({
      '1': node('EmptyImage', { width: 64, height: 48, batch_size: 2 }),
      '2': node('LoadAudio', { audio: 'voices/2 first.wav' }),
      '3': node('PreviewAny', { source: ['1', 0] }),
      '4': node('PreviewAny', { source: ['2', 0] }),
    }),
  );
  const shown = (id: string) => {
    const text = run.records.get(id)?.ui?.text;
    assert.ok(Array.isArray(text) && typeof text[0] === 'string');
    return JSON.parse(text[0]);
  };
  assert.deepEqual(shown('3'), { pictures: 2, width: 64, height: 48 });
  assert.deepEqual(shown('4'), { seconds: 0.4, audio: { sampleRate: 16_000, channels: 1, sampleCount: 6400 } });
});

test('a film with another sound lasts as long as its picture or as its sound', async (t) => {
  const home = await homeWithVoices(t);
  const dubbed = (seconds: number, length: string): JsonObject => ({
    '1': node('EmptyImage', { width: 64, height: 64 }),
    '2': node('ImageToVideo', { images: ['1', 0], seconds, fps: 25 }),
    '3': node('LoadAudio', { audio: 'voices/2 first.wav' }),
    '4': node('ReplaceAudio', { video: ['2', 0], audio: ['3', 0], length }),
    '5': node('SaveVideo', { video: ['4', 0], filename_prefix: 'dubbed' }),
  });
  const cases = [
    [0.2, 'video', 5, 3200],
    [0.2, 'audio', 10, 6400],
    [1, 'video', 25, 6400],
    [1, 'audio', 10, 6400],
  ] as const;
  for (const [seconds, length, frames, samples] of cases) {
    const run = succeeded(await home.run(dubbed(seconds, length)));
    const { video, audio } = await probe(join(home.home.outputs, filesOf(run, '5')[0] ?? ''));
    assert.deepEqual([video?.frameCount, audio?.sampleCount], [frames, samples], `${seconds} s, ${length}`);
  }
  const silent = await home.run({
    '1': node('EmptyImage', { width: 64, height: 64 }),
    '2': node('ImageToVideo', { images: ['1', 0], seconds: 1, fps: 25 }),
    '3': node('GetVideoAudio', { video: ['2', 0] }),
    '4': node('PreviewAudio', { audio: ['3', 0] }),
  });
  assert.equal(silent.failure, 'VIDEO_SILENT');
});
