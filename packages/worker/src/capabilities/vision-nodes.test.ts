import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { JsonObject, NodeRecord } from '@talkgraph/engine';
import { presenterPicture, presenterVideo } from '@talkgraph/lipsync/testing';
import { openRgb, openSource, probe, resolveFrom, writePicture } from '@talkgraph/media';
import { makeMedia, type Picture } from '@talkgraph/media/testing';
import { writeBrightenModel } from '../testing/brighten-model.js';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });
const frames = 6;

/** A home with the drawn presenter as a film and a photo, and a red wall. */
async function filledHome(t: TestContext): Promise<TestHome> {
  const test = await openTestHome(t);
  t.after(() => test.capabilities.release());
  const { inputs } = test.home;
  await presenterVideo(join(inputs, 'person.mp4'), { frameCount: frames });
  await presenterPicture(join(inputs, 'photo.png'));
  const wall = { width: 160, height: 90, channels: 3 as const, data: new Uint8Array(160 * 90 * 3) };
  for (let i = 0; i < wall.data.length; i += 3) wall.data.set([200, 30, 30], i);
  await writePicture(wall, join(inputs, 'wall.png'), { format: 'png' });
  return test;
}

function succeeded(run: TestRun): TestRun {
  assert.equal(run.status, 'success', JSON.stringify(run.events.find((event) => event.kind === 'node-failed')));
  return run;
}

function savedBy({ home }: TestHome, { records }: TestRun, id: string): string {
  const file = (records.get(id) as NodeRecord).files?.[0];
  assert.ok(file, `node ${id} saved a file`);
  return join(home.outputs, file.subfolder, file.filename);
}

interface Shot {
  readonly width: number;
  readonly height: number;
  /** Mean red, green and blue of a square around a place given as shares of the sides. */
  readonly at: (x: number, y: number) => readonly [number, number, number];
}

async function shotsOf(path: string): Promise<Shot[]> {
  const { clip, sources } = await openSource(path);
  const shots: Shot[] = [];
  for await (const { width, height, data } of openRgb(clip, { resolveSource: resolveFrom(sources) })) {
    const pixels = data.slice();
    shots.push({ width, height, at: (x, y) => meanAround(pixels, width, height, x, y) });
  }
  return shots;
}

function meanAround(pixels: Uint8Array, width: number, height: number, x: number, y: number) {
  const sums: [number, number, number] = [0, 0, 0];
  const [column, row] = [Math.round(x * (width - 1)), Math.round(y * (height - 1))];
  let count = 0;
  for (let j = Math.max(0, row - 3); j <= Math.min(height - 1, row + 3); j++) {
    for (let i = Math.max(0, column - 3); i <= Math.min(width - 1, column + 3); i++) {
      for (const k of [0, 1, 2] as const) sums[k] += pixels[3 * (j * width + i) + k] as number;
      count++;
    }
  }
  return sums.map((sum) => sum / count) as unknown as readonly [number, number, number];
}

function near(actual: readonly number[], expected: readonly number[], most: number, what: string): void {
  const far = Math.max(...actual.map((value, i) => Math.abs(value - (expected[i] as number))));
  assert.ok(far <= most, `${what}: ${actual.map(Math.round)} instead of ${expected.map(Math.round)}`);
}

const replacing = (more: JsonObject, source: JsonObject = node('LoadVideo', { file: 'person.mp4' })): JsonObject => ({
  '1': source,
  '2': node('LoadImage', { image: 'wall.png' }),
  '3': node('BackgroundReplace', { video: ['1', 0], ...more }),
  '4': node('SaveVideo', { video: ['3', 0], filename_prefix: 'replaced' }),
});

test('a person is put before a picture: the picture in the corners, the face as it was', async (t) => {
  const home = await filledHome(t);
  const run = succeeded(await home.run(replacing({ background: ['2', 0], match_light: 0 })));
  const before = await shotsOf(join(home.home.inputs, 'person.mp4'));
  const after = await shotsOf(savedBy(home, run, '4'));
  assert.equal(after.length, frames);
  for (const [n, shot] of after.entries()) {
    assert.deepEqual([shot.width, shot.height], [240, 240]);
    near(shot.at(0.02, 0.02), [200, 30, 30], 12, `corner of frame ${n}`);
    near(shot.at(0.98, 0.02), [200, 30, 30], 12, `other corner of frame ${n}`);
    near(shot.at(0.5, 0.45), (before[n] as Shot).at(0.5, 0.45), 12, `face of frame ${n}`);
  }
});

test('the result can have the size of the background, with the person smaller and to one side', async (t) => {
  const home = await filledHome(t);
  const more = { background: ['2', 0], size: 'background', position: 'left', scale: 0.8, match_light: 0 };
  const run = succeeded(await home.run(replacing(more)));
  const [shot] = await shotsOf(savedBy(home, run, '4'));
  assert.deepEqual([shot?.width, shot?.height], [160, 90]);
  near((shot as Shot).at(0.97, 0.5), [200, 30, 30], 12, 'right edge');
  const [red, green] = (shot as Shot).at(0.27, 0.75);
  assert.ok(Math.abs(red - 200) > 20 || green > 60, 'the person stands on the left');
});

test('without a background the own one is blurred, or a colour is used; a photo works as well', async (t) => {
  const home = await filledHome(t);
  const colour = replacing({ no_background: 'colour', color: '#18c' }, node('LoadImage', { image: 'photo.png' }));
  const run = succeeded(await home.run(colour));
  const shots = await shotsOf(savedBy(home, run, '4'));
  assert.equal(shots.length, 1);
  near((shots[0] as Shot).at(0.02, 0.02), [0x11, 0x88, 0xcc], 12, 'corner');
  const blurred = succeeded(await home.run(replacing({})));
  assert.equal((await probe(savedBy(home, blurred, '4'))).video?.frameCount, frames);
});

test('a background film that is shorter goes on, and the person keeps their rate', async (t) => {
  const home = await filledHome(t);
  await makeMedia(join(home.home.inputs, 'room.mp4'), {
    pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 10, den: 1 }, frameCount: 2 },
  });
  const prompt = { ...replacing({ background: ['2', 0] }), '2': node('LoadVideo', { file: 'room.mp4' }) };
  const { video } = await probe(savedBy(home, succeeded(await home.run(prompt)), '4'));
  assert.deepEqual([video?.frameCount, video?.fps], [frames, { num: 25, den: 1 }]);
});

test('a picture that is too small is refused with its size and the least one; the least one works', async (t) => {
  const home = await filledHome(t);
  const dot = (side: number) => ({
    width: side,
    height: side,
    channels: 3 as const,
    data: new Uint8Array(side * side * 3),
  });
  await writePicture(dot(14), join(home.home.inputs, 'tiny.png'), { format: 'png' });
  await writePicture(dot(16), join(home.home.inputs, 'least.png'), { format: 'png' });
  const tiny = node('LoadImage', { image: 'tiny.png' });
  const least = node('LoadImage', { image: 'least.png' });
  const person = await home.run(replacing({ background: ['2', 0] }, tiny));
  const background = await home.run({ ...replacing({ background: ['2', 0], size: 'background' }), '2': tiny });
  for (const [run, zh] of [
    [person, /^人物画面只有 14×14 像素/],
    [background, /^背景画面只有 14×14 像素/],
  ] as const) {
    assert.equal(run.failure, 'PICTURE_TOO_SMALL');
    const failed = run.events.find((event) => event.kind === 'node-failed');
    assert.match(failed?.kind === 'node-failed' ? failed.failure.text.zh : '', zh);
  }
  succeeded(await home.run({ ...replacing({ background: ['2', 0], size: 'background' }, least), '2': least }));
  for (const mode of ['person', 'green_screen']) {
    succeeded(await home.run(replacing({ mode, scale: 0.2, key_color: '0b4' }, least)));
  }
});

/** A grey box before a green screen. */
function screenPicture(width: number, height: number): Picture {
  const y = new Uint8Array(width * height).fill(145);
  const [u, v] = [new Uint8Array((width * height) / 4).fill(70), new Uint8Array((width * height) / 4).fill(50)];
  for (let row = height / 4; row < height; row++) y.fill(90, row * width + width / 4, row * width + (width * 3) / 4);
  for (let row = height / 8; row < height / 2; row++) {
    for (const plane of [u, v]) plane.fill(128, (row * width) / 2 + width / 8, (row * width) / 2 + (width * 3) / 8);
  }
  return { width, height, y, u, v };
}

test('a green screen is found and replaced; without one, that is said', async (t) => {
  const home = await filledHome(t);
  const picture = screenPicture(96, 64);
  const pictures = { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 3 };
  await makeMedia(join(home.home.inputs, 'screen.mp4'), { pictures: { ...pictures, draw: () => picture } });
  const settings = { background: ['2', 0], mode: 'green_screen', match_light: 0 };
  const keyed = replacing(settings, node('LoadVideo', { file: 'screen.mp4' }));
  const [shot] = await shotsOf(savedBy(home, succeeded(await home.run(keyed)), '4'));
  near((shot as Shot).at(0.06, 0.1), [200, 30, 30], 12, 'screen');
  near((shot as Shot).at(0.5, 0.6), [86, 86, 86], 12, 'box');
  const failed = await home.run(replacing(settings, node('LoadImage', { image: 'wall.png' })));
  assert.equal(failed.status, 'success', 'a red wall is a screen as well');
  await presenterVideo(join(home.home.inputs, 'person.mp4'), { frameCount: 1 });
  const nobody = await home.run(replacing(settings));
  assert.equal(nobody.failure, 'VISION_SCREEN_NOT_FOUND');
});

const enhancing = (more: JsonObject): JsonObject => ({
  '1': node('LoadVideo', { file: 'person.mp4' }),
  '2': node('FaceEnhance', { video: ['1', 0], ...more }),
  '3': node('SaveVideo', { video: ['2', 0], filename_prefix: 'enhanced' }),
});

test('a face is enhanced by the model of the user, which stays loaded and is given back', async (t) => {
  const home = await filledHome(t);
  const folder = join(home.home.models, 'face-enhance');
  await mkdir(folder);
  await writeBrightenModel(join(folder, 'restore.onnx'), { side: 128, by: 0.3 });
  const run = succeeded(await home.run(enhancing({ strength: 1 })));
  const before = await shotsOf(join(home.home.inputs, 'person.mp4'));
  const after = await shotsOf(savedBy(home, run, '3'));
  for (const [n, shot] of after.entries()) {
    // A face from -1 to 1 that gets 0.3 more is 38 of 255 lighter.
    const [red, green] = (before[n] as Shot).at(0.5, 0.5);
    const [newRed, newGreen] = shot.at(0.5, 0.5);
    assert.ok(Math.abs(newGreen - green - 38) < 10, `green of frame ${n}: ${green} to ${newGreen}`);
    assert.ok(newRed > red || newRed > 245);
    near(shot.at(0.03, 0.03), (before[n] as Shot).at(0.03, 0.03), 8, `corner of frame ${n}`);
  }
  assert.ok(home.capabilities.models().some(({ name }) => name === 'face-enhance/restore.onnx'));
  await home.capabilities.release();
  assert.deepEqual(home.capabilities.models(), []);
  const again = succeeded(await home.run(enhancing({ strength: 1 })));
  assert.deepEqual(again.ran, []);
  await writeBrightenModel(join(folder, 'restore.onnx'), { side: 128, by: 0.1 });
  assert.ok(succeeded(await home.run(enhancing({ strength: 1 }))).ran.includes('2'), 'another model, another result');
});

test('without a model the face is sharpened; a name that is not there and a model of another kind are refused', async (t) => {
  const home = await filledHome(t);
  const run = succeeded(await home.run(enhancing({ strength: 1 })));
  const before = await shotsOf(join(home.home.inputs, 'person.mp4'));
  const after = await shotsOf(savedBy(home, run, '3'));
  for (const [n, shot] of after.entries()) {
    near(shot.at(0.5, 0.5), (before[n] as Shot).at(0.5, 0.5), 14, `face of frame ${n}`);
  }
  assert.equal((await home.run(enhancing({ model: 'other.onnx' }))).failure, 'VISION_MODEL_UNKNOWN');
});
