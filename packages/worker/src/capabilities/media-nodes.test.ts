import assert from 'node:assert/strict';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { AnyNodeDefinition, JsonObject, NodeContext, NodePack, NodeRecord, NodeResult } from '@talkgraph/engine';
import { pngTexts, probe, readPcm, readPictures, writePicture } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import { builtinPacks, type RenderPasses } from '@talkgraph/nodes';
import { openFolderArtifactStore } from '@talkgraph/runtime';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });

/** A home whose inputs hold a film of one second, a tone of half a second, and a half transparent picture. */
async function filledHome(t: TestContext): Promise<TestHome> {
  const test = await openTestHome(t);
  const { inputs } = test.home;
  await makeMedia(join(inputs, 'film.mp4'), {
    pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 25 },
    sound: { codec: 'aac', sampleRate: 16000, channels: 1, sampleCount: 16000 },
  });
  await makeMedia(join(inputs, 'tone.wav'), {
    sound: { codec: 'pcm_s16le', sampleRate: 16000, channels: 1, sampleCount: 8000, draw: () => 0.5 },
  });
  const data = new Uint8Array(8 * 6 * 4).fill(200);
  for (let i = 0; i < 48; i++) data[i * 4 + 3] = i < 24 ? 255 : 64;
  await writePicture({ width: 8, height: 6, channels: 4, data }, join(inputs, 'photo.png'), { format: 'png' });
  return test;
}

function previewAny(packs: readonly NodePack[]): AnyNodeDefinition {
  return packs.flatMap((pack) => pack.nodes).find(({ type }) => type === 'PreviewAny') as AnyNodeDefinition;
}

function succeeded(run: TestRun): TestRun {
  assert.equal(run.status, 'success', JSON.stringify(run.events.find((event) => event.kind === 'node-failed')));
  return run;
}

function savedBy({ home }: TestHome, { records }: TestRun, id: string): string {
  const file = (records.get(id) as NodeRecord).files?.[0];
  assert.ok(file, `node ${id} saved a file`);
  return join(file.type === 'temp' ? home.temp : home.outputs, file.subfolder, file.filename);
}

const outputOf = (run: TestRun, id: string, slot = 0): unknown => {
  const item = run.records.get(id)?.outputs[slot]?.[0];
  return item && 'value' in item ? item.value : undefined;
};

const cutting: JsonObject = {
  '1': node('LoadVideo', { file: 'film.mp4' }),
  '2': node('TrimVideo', { video: ['1', 0], start: 0.2, duration: 0.4 }),
  '3': node('ScaleVideo', { video: ['2', 0], short_side: 128 }),
  '4': node('SaveVideo', { video: ['3', 0], filename_prefix: 'cuts/my film' }),
};

test('a video is loaded, cut, scaled and saved in one pass, and carries its workflow', async (t) => {
  const home = await filledHome(t);
  const run = succeeded(await home.run(cutting, { workflow: { nodes: [], 名: '剪辑' } }));
  const file = { filename: 'my film_00001_.mp4', subfolder: 'cuts', type: 'output' };
  const { images, animated, render } = run.records.get('4')?.ui ?? {};
  assert.deepEqual([images, animated], [[{ ...file, format: 'video/mp4' }], [true]]);
  assert.deepEqual(outputOf(run, '4'), file);
  const [passes] = render as unknown as readonly RenderPasses[];
  assert.deepEqual([passes?.frames, passes?.decodes.length, passes?.encodes], [10, 1, 1]);
  const saved = savedBy(home, run, '4');
  const { video, audio } = await probe(saved);
  assert.deepEqual([video?.width, video?.height, video?.frameCount, audio?.sampleCount], [192, 128, 10, 6400]);
  const bytes = (await readFile(saved)).toString('latin1');
  assert.ok(bytes.includes('"class_type":"TrimVideo"') && bytes.includes('\\u526a\\u8f91'));
});

test('a video is scaled by its shorter side, its height or its width, and keeps its shape', async (t) => {
  const home = await filledHome(t);
  const scaled = (side: string, length: number): JsonObject => ({
    '1': node('LoadVideo', { file: 'film.mp4' }),
    '2': node('ScaleVideo', { video: ['1', 0], short_side: length, side }),
    '3': node('VideoInfo', { video: ['2', 0] }),
    '4': node('PreviewAny', { source: ['3', 0] }),
  });
  const sizeOf = async (side: string, length: number): Promise<unknown> => {
    const run = succeeded(await home.run(scaled(side, length)));
    return [outputOf(run, '3', 0), outputOf(run, '3', 1)];
  };
  assert.deepEqual(await sizeOf('short', 32), [48, 32]);
  assert.deepEqual(await sizeOf('height', 128), [192, 128]);
  assert.deepEqual(await sizeOf('width', 48), [48, 32]);
});

test('each node of a render in one pass reports frames and time of its own', async (t) => {
  const home = await filledHome(t);
  const { events } = succeeded(await home.run(cutting));
  for (const id of ['1', '2', '3', '4']) {
    const last = events.findLast((event) => event.kind === 'node-progress' && event.node === id);
    assert.ok(last?.kind === 'node-progress', `node ${id} reports nothing`);
    assert.deepEqual([last.done, last.total, last.stage], [10, 10, 'render'], `node ${id}`);
  }
  const scaling = events.findLast((event) => event.kind === 'node-progress' && event.node === '3');
  assert.ok(scaling?.kind === 'node-progress' && scaling.milliseconds !== undefined);
});

test('saving the same clip again renders nothing, and a replaced file is loaded anew', async (t) => {
  const home = await filledHome(t);
  succeeded(await home.run(cutting));
  const again = succeeded(await home.run({ ...cutting, '4': node('PreviewVideo', { video: ['3', 0] }) }));
  assert.deepEqual(again.ran, ['4']);
  const steps = again.events.filter((event) => event.kind === 'node-progress' && event.node === '4');
  assert.equal(steps.length, 1, 'it is copied');
  assert.equal((await probe(savedBy(home, again, '4'))).video?.frameCount, 10);

  await makeMedia(join(home.home.inputs, 'film.mp4'), {
    pictures: { codec: 'libx264', width: 64, height: 64, fps: { num: 25, den: 1 }, frameCount: 20 },
  });
  const changed = succeeded(await home.run(cutting));
  assert.deepEqual(changed.ran, ['1', '2', '3', '4']);
  assert.equal((await probe(savedBy(home, changed, '4'))).video?.width, 128);
});

test('a source that has moved is found at its copy; one that is gone is named', async (t) => {
  const home = await filledHome(t);
  const { inputs } = home.home;
  await copyFile(join(inputs, 'film.mp4'), join(inputs, 'copy.mp4'));
  const loaded = (file: string): JsonObject => ({
    '1': node('LoadVideo', { file }),
    '2': node('VideoInfo', { video: ['1', 0] }),
    '3': node('PreviewAny', { source: ['2', 4] }),
  });
  const first = succeeded(await home.run(loaded('film.mp4')));
  succeeded(await home.run(loaded('copy.mp4')));
  const clip = outputOf(first, '1') as { readonly params: { readonly sha256: string } };
  const media = await import('@talkgraph/nodes').then(({ media }) => home.capabilities.use(media));
  await rm(join(inputs, 'film.mp4'));
  assert.equal(await media?.sourcePath(clip.params.sha256), join(inputs, 'copy.mp4'));
  await writeFile(join(inputs, 'copy.mp4'), 'something else');
  await assert.rejects(async () => media?.sourcePath(clip.params.sha256), { code: 'CLIP_SOURCE_CHANGED' });
  await rm(join(inputs, 'copy.mp4'));
  await assert.rejects(async () => media?.sourcePath(clip.params.sha256), { code: 'CLIP_SOURCE_MISSING' });
});

test('sounds are mixed, cut and laid under a video, all in the one render', async (t) => {
  const home = await filledHome(t);
  const run = succeeded(
    await home.run({
      '1': node('LoadVideo', { file: 'film.mp4' }),
      '2': node('LoadAudio', { audio: 'tone.wav' }),
      '3': node('SilentAudio', { seconds: 0.25, sample_rate: '16000', channels: 'mono' }),
      '4': node('ConcatAudio', { audio1: ['3', 0], audio2: ['2', 0], pause: 0 }),
      '5': node('AudioVolume', { audio: ['4', 0], gain_db: -6.0206, fade_in: 0, fade_out: 0 }),
      '6': node('MixAudio', { audio1: ['5', 0], audio2: ['2', 0], start2: 0.5 }),
      '7': node('ReplaceAudio', { video: ['1', 0], audio: ['6', 0] }),
      '8': node('SaveVideo', { video: ['7', 0] }),
      '9': node('TrimAudio', { audio: ['6', 0], start: 0.5, duration: 0.25 }),
      '10': node('SaveAudio', { audio: ['9', 0], format: 'wav', filename_prefix: 'part' }),
    }),
  );
  const film = await probe(savedBy(home, run, '8'));
  assert.deepEqual([film.video?.frameCount, film.audio?.sampleCount], [25, 16000]);
  assert.deepEqual(run.records.get('10')?.ui, {
    audio: [{ filename: 'part_00001_.wav', subfolder: '', type: 'output', format: 'audio/wav' }],
  });
  const told = run.events.findLast((event) => event.kind === 'node-progress' && event.node === '10');
  assert.ok(told?.kind === 'node-progress' && told.done === 4000 && told.total === 4000);
  const part: number[] = [];
  for await (const chunk of readPcm(savedBy(home, run, '10'), { sampleRate: 16000 })) part.push(...chunk);
  assert.equal(part.length, 4000);
  for (const sample of part) assert.ok(Math.abs(sample - 0.75) < 0.001, `${sample}`);
});

test('a picture is loaded with its mask, edited, and saved with 8-bit colours alone', async (t) => {
  const home = await filledHome(t);
  const run = succeeded(
    await home.run({
      '1': node('LoadImage', { image: 'photo.png' }),
      '2': node('ImageScale', { image: ['1', 0], upscale_method: 'area', width: 4, height: 0, crop: 'disabled' }),
      '3': node('ImageBatch', { image1: ['2', 0], image2: ['1', 0] }),
      '4': node('SaveImage', { images: ['3', 0], filename_prefix: 'a/b%batch_num%' }),
      '5': node('InvertMask', { mask: ['1', 1] }),
      '6': node('MaskToImage', { mask: ['5', 0] }),
      '7': node('PreviewImage', { images: ['6', 0] }),
    }),
  );
  assert.deepEqual(run.records.get('4')?.ui?.images, [
    { filename: 'b0_00001_.png', subfolder: 'a', type: 'output' },
    { filename: 'b1_00001_.png', subfolder: 'a', type: 'output' },
  ]);
  const pictures = readPictures(savedBy(home, run, '4'));
  const { value } = await pictures.next();
  assert.deepEqual([value?.width, value?.height, value?.channels, value?.data[0]], [4, 3, 3, 200]);
  assert.match(pngTexts(await readFile(savedBy(home, run, '4'))).prompt ?? '', /"class_type":"ImageScale"/);
  const mask = (await readPictures(savedBy(home, run, '7')).next()).value;
  // 1 − 191/255 in 32 bits lies just below 64/255, and bytes are cut off.
  assert.deepEqual([mask?.data[0], mask?.data.at(-1)], [255, 63]);
  const [shown] = (run.records.get('7')?.ui?.images ?? []) as readonly { filename: string; type: string }[];
  assert.match(shown?.filename ?? '', /^ComfyUI_temp_[a-z]{5}_00001_\.png$/);
  assert.equal(shown?.type, 'temp');
});

test('pictures become a clip, joined to a film of another size, and frames become pictures again', async (t) => {
  const home = await filledHome(t);
  const run = succeeded(
    await home.run({
      '1': node('EmptyImage', { width: 33, height: 64, batch_size: 2, color: 0xff0000 }),
      '2': node('ImageToVideo', { images: ['1', 0], seconds: 0.2, fps: 25 }),
      '3': node('LoadVideo', { file: 'film.mp4' }),
      '4': node('ConcatVideos', { video1: ['3', 0], video2: ['2', 0] }),
      '5': node('VideoToImages', { video: ['4', 0], first: 26, count: 3, step: 4 }),
      '6': node('RebatchImages', { images: ['5', 0], batch_size: 2 }),
      '7': node('PreviewImage', { images: ['6', 0] }),
      '8': node('VideoInfo', { video: ['4', 0] }),
      '9': node('PreviewAny', { source: ['8', 3] }),
    }),
  );
  assert.deepEqual(run.records.get('9')?.ui, { text: ['35'] });
  assert.equal((run.records.get('7')?.ui?.images ?? []).length, 3);
  const { value } = await readPictures(savedBy(home, run, '7')).next();
  assert.deepEqual([value?.width, value?.height], [96, 64]);
  const at = (x: number): readonly number[] => [
    ...(value?.data.subarray((32 * 96 + x) * 3, (32 * 96 + x) * 3 + 3) ?? []),
  ];
  assert.ok((at(48)[0] ?? 0) > 240 && (at(48)[1] ?? 255) < 20, `red in the middle: ${at(48)}`);
  assert.ok((at(4)[0] ?? 255) < 10, `black beside it: ${at(4)}`);
});

test('a switch runs only the branch it takes, and a reroute passes it on', async (t) => {
  const home = await openTestHome(t);
  const run = succeeded(
    await home.run({
      '1': node('PrimitiveInt', { value: 7 }),
      '2': node('PrimitiveString', { value: 'no' }),
      '3': node('Switch', { condition: true, on_true: ['1', 0], on_false: ['2', 0] }),
      '4': node('Reroute', { '': ['3', 0] }),
      '5': node('PreviewAny', { source: ['4', 0] }),
    }),
  );
  assert.deepEqual(run.records.get('5')?.ui, { text: ['7'] });
  assert.ok(!run.ran.includes('2'));
});

test('a stored report is shown as indented text', async (t) => {
  const home = await openTestHome(t);
  const store = await openFolderArtifactStore(home.home.artifacts);
  await store.put('abcdef01.report.json', (path) => writeFile(path, '{"score":87}'));
  const show = previewAny(builtinPacks);
  const answer = await show.run({ source: { artifact: 'abcdef01.report.json', schema: 'x' } }, {
    store,
  } as unknown as NodeContext);
  assert.deepEqual((answer as NodeResult).ui, { text: ['{\n  "score": 87\n}'] });
});

test('mistakes fail the node that made them, with a code, and nothing is saved', async (t) => {
  const home = await filledHome(t);
  const cases: readonly (readonly [string, JsonObject])[] = [
    ['TIME_OUTSIDE', { ...cutting, '2': node('TrimVideo', { video: ['1', 0], start: 9, duration: 1 }) }],
    [
      'IMAGE_AREA_OUTSIDE',
      { ...cutting, '2': node('CropVideo', { video: ['1', 0], x: 80, y: 0, width: 40, height: 0 }) },
    ],
    ['MEDIA_NO_VIDEO', { ...cutting, '1': node('LoadVideo', { file: 'tone.wav' }) }],
    ['FILE_NOT_FOUND', { ...cutting, '1': node('LoadVideo', { file: 'none.mp4' }) }],
    [
      'IMAGE_NOT_READABLE',
      {
        '1': node('LoadImage', { image: 'film.mp4' }),
        '2': node('SaveImage', { images: ['1', 0], filename_prefix: 'x' }),
      },
    ],
  ];
  for (const [code, source] of cases) {
    const run = await home.run(source);
    assert.deepEqual([run.status, run.failure], ['error', code]);
  }
  assert.deepEqual(await readdir(home.home.outputs), []);
});
