// Nodes that pass on small things: settings of the mouth, primitives, parts of batches, folders as tables.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import { presenterPicture, presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { openTestHome, type TestRun } from '../testing/open-test-home.js';

const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });
const shown = (link: readonly [string, number]) => node('PreviewAny', { source: link });

function succeeded(run: TestRun): TestRun {
  assert.equal(run.status, 'success', JSON.stringify(run.events.find((event) => event.kind === 'node-failed')));
  return run;
}

function valuesOf({ records }: TestRun, id: string): unknown[] {
  return (records.get(id)?.outputs ?? []).map(([item]) => (item && 'value' in item ? item.value : undefined));
}

test('a part of a picture is cut out, taken from a batch and measured', async (t) => {
  const home = await openTestHome(t);
  await presenterPicture(join(home.home.inputs, 'presenter.png'));
  const run = succeeded(
    await home.run({
      '1': node('LoadImage', { image: 'presenter.png' }),
      '2': node('ImageCrop', { image: ['1', 0], width: 32, height: 24, x: 4, y: 8 }),
      '3': node('ImageBatch', { image1: ['2', 0], image2: ['2', 0] }),
      '4': node('ImageFromBatch', { image: ['3', 0], batch_index: 1, length: 1 }),
      '5': node('GetImageSize', { image: ['3', 0] }),
      '6': node('GetImageSize', { image: ['4', 0] }),
      '7': shown(['5', 0]),
      '8': shown(['6', 0]),
      '9': node('ImageToMask', { image: ['2', 0], channel: 'red' }),
      '10': node('MaskToImage', { mask: ['9', 0] }),
      '11': node('GetImageSize', { image: ['10', 0] }),
      '12': shown(['11', 0]),
    }),
  );
  assert.deepEqual(valuesOf(run, '5'), [32, 24, 2]);
  assert.deepEqual(valuesOf(run, '6'), [32, 24, 1]);
  assert.deepEqual(valuesOf(run, '11'), [32, 24, 1]);
});

test('settings of the mouth are put one after another, and a film is padded and repeated', async (t) => {
  const home = await openTestHome(t);
  await presenterVideo(join(home.home.inputs, 'presenter.mp4'), { frameCount: 8 });
  await spokenWav(join(home.home.inputs, 'speech.wav'), 'Open the map.', 0.4);
  const run = succeeded(
    await home.run({
      '1': node('LoadVideo', { file: 'presenter.mp4' }),
      '2': node('LoadAudio', { audio: 'speech.wav' }),
      '3': node('MouthTrack', { audio: ['2', 0] }),
      '4': node('FaceChoice', { face: 0 }),
      '5': node('MotionSmoothness', { smoothness: ['12', 0], options: ['4', 0] }),
      '6': node('MouthOffset', { offset_ms: 40, options: ['5', 0] }),
      '7': node('HeyGemTalkingHead', { video: ['1', 0], audio: ['2', 0], use_gpu: ['13', 0], options: ['6', 0] }),
      '8': node('PadVideo', { video: ['7', 0], width: 320, height: 320 }),
      '9': node('LoopVideo', { video: ['8', 0], seconds: 0.8, mode: 'repeat' }),
      '10': node('SaveVideo', { video: ['9', 0], filename_prefix: 'padded' }),
      '11': shown(['6', 0]),
      '12': node('PrimitiveFloat', { value: 0.5 }),
      '13': node('PrimitiveBoolean', { value: false }),
      '14': shown(['3', 0]),
    }),
  );
  assert.deepEqual(valuesOf(run, '6'), [{ face: 0, smoothness: 0.5, offsetMs: 40 }]);
  assert.deepEqual(valuesOf(run, '13'), [false]);
  const [saved] = [...run.records.values()].flatMap(({ files = [] }) => files);
  const { video } = await probe(join(home.home.outputs, saved?.subfolder ?? '', saved?.filename ?? ''));
  assert.deepEqual([video?.width, video?.height, video?.frameCount], [320, 320, 20]);
});

test('a text of several lines is passed on as it is', async (t) => {
  const home = await openTestHome(t);
  const text = '第一行\nsecond line';
  const written = node('PrimitiveStringMultiline', { value: text });
  const run = succeeded(await home.run({ '1': written, '2': shown(['1', 0]) }));
  assert.deepEqual(valuesOf(run, '1'), [text]);
});

test('the files of a folder become the rows of a table', async (t) => {
  const home = await openTestHome(t);
  await mkdir(join(home.home.inputs, 'voices'));
  for (const name of ['王老师.wav', 'li.wav', 'notes.txt'])
    await writeFile(join(home.home.inputs, 'voices', name), 'x');
  const run = succeeded(
    await home.run({
      '1': node('LoadTableFolder', { folder: 'voices', kind: 'audio' }),
      '2': shown(['1', 1]),
    }),
  );
  assert.equal(valuesOf(run, '1')[1], 2);
});
