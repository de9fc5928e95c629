import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { JsonObject, NodeRecord } from '@talkgraph/engine';
import { fileTexts, openPictures, openSource, pngTexts, probe, resolveFrom } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import { BMFF } from '@trustnxt/c2pa-ts/asset';
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import { ManifestStore } from '@trustnxt/c2pa-ts/manifest';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });
const producer = '001191440300708461136T1XGW3';

async function filledHome(t: TestContext): Promise<TestHome> {
  const test = await openTestHome(t);
  await makeMedia(join(test.home.inputs, 'film.mp4'), {
    pictures: { codec: 'libx264', width: 320, height: 180, fps: { num: 25, den: 1 }, frameCount: 75 },
    sound: { codec: 'aac', sampleRate: 16000, channels: 1, sampleCount: 48000 },
  });
  return test;
}

function saved({ home }: TestHome, { records, status, events }: TestRun, id: string): string {
  assert.equal(status, 'success', JSON.stringify(events.find((event) => event.kind === 'node-failed')));
  const file = (records.get(id) as NodeRecord).files?.[0];
  return join(home.outputs, file?.subfolder ?? '', file?.filename ?? '');
}

/** How many pixels of a frame are nearly white, and in which rows and columns they lie. */
async function white(path: string, n: number) {
  const { clip, sources } = await openSource(path);
  await using opened = await openPictures(clip, { resolveSource: resolveFrom(sources) });
  const { data, width, height } = await opened.picture(n, { maxSide: 10_000 });
  const [rows, columns] = [new Set<number>(), new Set<number>()];
  for (let i = 0; i < width * height; i++) {
    if ((data[i * 3 + 1] as number) < 238) continue;
    rows.add(Math.floor(i / width));
    columns.add(i % width);
  }
  return { rows, columns };
}

test('a labelled film shows its label large and long enough, and carries it where the standard wants it', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('AIGCLabel', {
      video: ['1', 0],
      producer,
      produce_id: 'lesson-1',
      duration: 'start',
      seconds: 2,
      size: 8,
    }),
    '3': node('SaveVideo', { video: ['2', 0] }),
  });
  const path = saved(home, run, '3');
  const label = JSON.parse((await probe(path)).tags?.AIGC ?? '{}') as Record<string, string>;
  assert.equal(Object.keys(label).length, 7);
  assert.deepEqual(
    [label.ContentProducer, label.ContentPropagator, label.PropagateID],
    [producer, producer, 'lesson-1'],
  );
  assert.ok((await fileTexts(path)).prompt?.includes('AIGCLabel'), 'the workflow is kept beside it');
  const bytes = (await readFile(path)).toString('latin1');
  const [udta, keys, ilst] = ['udta', 'keys', 'ilst'].map((name) => bytes.indexOf(name)) as [number, number, number];
  assert.ok(udta > 0 && keys > udta && ilst > keys && bytes.slice(keys, ilst).includes('mdtaAIGC'));
  const shown = await white(path, 49);
  assert.ok(shown.rows.size >= 180 * 0.05, `${shown.rows.size} rows`);
  assert.ok(Math.max(...shown.rows) < 60 && Math.max(...shown.columns) < 130);
  assert.equal((await white(path, 50)).rows.size, 0);
});

test('a label stays with the footage: in films and sounds made of it, and as one label when it is labelled again', async (t) => {
  const home = await filledHome(t);
  const first = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('AIGCLabel', { video: ['1', 0], producer: 'THEM', produce_id: 'theirs', visible_label: false }),
    '3': node('SaveVideo', { video: ['2', 0], filename_prefix: 'labelled' }),
  });
  saved(home, first, '3');
  const run = await home.run({
    '1': node('LoadVideo', { file: 'labelled_00001_.mp4 [output]' }),
    '2': node('TrimVideo', { video: ['1', 0], start: 0.4, duration: 1 }),
    '3': node('SaveVideo', { video: ['2', 0] }),
    '4': node('GetVideoAudio', { video: ['2', 0] }),
    '5': node('SaveAudio', { audio: ['4', 0], format: 'mp3' }),
    '6': node('AIGCLabel', { video: ['2', 0], producer, produce_id: 'mine', visible_label: false }),
    '7': node('SaveVideo', { video: ['6', 0] }),
  });
  for (const id of ['3', '5']) assert.match((await probe(saved(home, run, id))).tags?.AIGC ?? '', /"THEM"/);
  const label = JSON.parse((await probe(saved(home, run, '7'))).tags?.AIGC ?? '{}') as Record<string, string>;
  assert.deepEqual([label.ContentProducer, label.ContentPropagator, label.PropagateID], ['THEM', producer, 'mine']);
});

for (const format of ['wav', 'flac', 'mp3', 'm4a', 'ogg', 'opus']) {
  test(`a labelled sound saved as ${format} carries its label`, async (t) => {
    const home = await filledHome(t);
    const run = await home.run({
      '1': node('LoadAudio', { audio: 'film.mp4' }),
      '2': node('AIGCLabelAudio', { audio: ['1', 0], producer, produce_id: 'voice-1' }),
      '3': node('SaveAudio', { audio: ['2', 0], format }),
    });
    assert.match((await probe(saved(home, run, '3'))).tags?.AIGC ?? '', /"ProduceID":"voice-1"/);
  });
}

test('a labelled picture shows its label and carries it, beside its workflow', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('EmptyImage', { width: 200, height: 300, batch_size: 2, color: 0 }),
    '2': node('AIGCLabelImage', { images: ['1', 0], producer, produce_id: 'cover-1', position: 'bottom' }),
    '3': node('SaveImage', { images: ['2', 0] }),
  });
  const path = saved(home, run, '3');
  const texts = pngTexts(await readFile(path));
  assert.match(texts.AIGC ?? '', /"ProduceID":"cover-1"/);
  assert.ok(texts.prompt?.includes('AIGCLabelImage'));
  const shown = await white(path, 0);
  assert.ok(shown.rows.size >= 10 && Math.min(...shown.rows) > 260, `${[...shown.rows]}`);
  assert.equal(run.records.get('3')?.outputs[0]?.length, 2, 'a file for each picture');
});

test('a film is signed as the last step, with its label and its workflow in it', async (t) => {
  const home = await filledHome(t);
  const run = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('AIGCLabel', { video: ['1', 0], producer, produce_id: 'lesson-1' }),
    '3': node('ContentCredentials', { video: ['2', 0], made_of: 'composite_ai', title: '第一课' }),
    '4': node('TrimVideo', { video: ['3', 0], start: 0, duration: 1 }),
    '5': node('SaveVideo', { video: ['4', 0] }),
  });
  const path = saved(home, run, '5');
  (BMFF as unknown as { canReadBrands: Set<string> }).canReadBrands.add('isom');
  const asset = new BMFF(new Uint8Array(await readFile(path)));
  const store = ManifestStore.read(SuperBox.fromBuffer(asset.getManifestJUMBF() as Uint8Array<ArrayBuffer>));
  const result = await store.validate(asset);
  assert.ok(result.isValid, JSON.stringify(result.statusEntries));
  assert.equal(store.getActiveManifest()?.claim?.title, '第一课');
  const { tags, video } = await probe(path);
  assert.ok(tags?.AIGC?.includes(producer));
  assert.equal(video?.frameCount, 25);
});

test('a watermark of words or a picture lies over the whole film, once across, or in a place', async (t) => {
  const home = await filledHome(t);
  const marked = (layout: string) =>
    node('Watermark', { video: ['1', 0], text: '试看 Sample', layout, opacity: 100, size: 10 });
  const run = await home.run({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': marked('tiled'),
    '3': marked('diagonal'),
    '4': marked('corner'),
    '5': node('SaveVideo', { video: ['2', 0], quality: 4 }),
    '6': node('SaveVideo', { video: ['3', 0], quality: 4 }),
    '7': node('SaveVideo', { video: ['4', 0], quality: 4 }),
  });
  const [tiled, across, corner] = await Promise.all(['5', '6', '7'].map(async (id) => white(saved(home, run, id), 3)));
  assert.ok(
    (tiled?.rows.size ?? 0) > 40 && (tiled?.columns.size ?? 0) > 120,
    `${tiled?.rows.size} ${tiled?.columns.size}`,
  );
  assert.ok((across?.columns.size ?? 0) > 150);
  assert.ok(Math.min(...(corner?.rows ?? [0])) > 140 && Math.min(...(corner?.columns ?? [0])) > 180);
});

test('mistakes in a label or a watermark fail before anything is rendered', async (t) => {
  const home = await filledHome(t);
  const failure = async (name: string, inputs: JsonObject) => {
    const run = await home.run({
      '1': node('LoadVideo', { file: 'film.mp4' }),
      '2': node(name, { video: ['1', 0], ...inputs }),
      '3': node('SaveVideo', { video: ['2', 0] }),
    });
    return run.failure;
  };
  assert.equal(await failure('AIGCLabel', { producer: '课程公司' }), 'LABEL_VALUE_INVALID');
  assert.equal(await failure('AIGCLabel', {}), 'LABEL_VALUE_MISSING');
  assert.equal(await failure('Watermark', {}), 'WATERMARK_EMPTY');
});
