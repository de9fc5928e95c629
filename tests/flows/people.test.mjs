// The workflows under examples/ that change what is behind people and how their faces look, on the drawn presenter.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gestureVideo, presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { openRgb, openSource, resolveFrom } from '@talkgraph/media';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';
import { createPresenter } from '../../samples/presenter.mjs';
import { renderPresenter } from '../../samples/presenter-video.mjs';
import { paintOffice } from '../../samples/rooms/office.mjs';
import { paintStudio } from '../../samples/rooms/studio.mjs';

const folder = new URL('../../examples/', import.meta.url);

async function homeWithInputs(t) {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  return { ...home, input: (name) => join(home.home.inputs, name) };
}

/** Runs an example, small; answers the path of the film it saved, which was rendered in one pass. */
async function runExample(home, name) {
  const prompt = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
  const run = await home.run(prompt);
  assert.equal(run.status, 'success', JSON.stringify(run.events.find(({ kind }) => kind === 'node-failed')?.failure));
  const saving = [...run.records.values()].find((record) => record.files?.length > 0);
  const [{ decodes, encodes }] = saving.ui.render;
  assert.equal(encodes, 1);
  assert.equal(new Set(decodes.map(({ clip }) => clip)).size, decodes.length, 'each file is decoded once');
  const [file] = saving.files;
  return join(home.home.outputs, file.subfolder, file.filename);
}

/** The frames of a film, each with the mean colour of small squares. */
async function framesOf(path) {
  const { clip, sources } = await openSource(path);
  const frames = [];
  for await (const { width, height, data } of openRgb(clip, { resolveSource: resolveFrom(sources) })) {
    const pixels = data.slice();
    frames.push({ width, height, at: (x, y) => meanAround(pixels, width, height, x, y) });
  }
  return frames;
}

function meanAround(pixels, width, height, x, y) {
  const sums = [0, 0, 0];
  for (let row = -3; row <= 3; row++) {
    for (let column = -3; column <= 3; column++) {
      const i = 3 * ((Math.round(y * height) + row) * width + Math.round(x * width) + column);
      for (let k = 0; k < 3; k++) sums[k] += pixels[i + k] / 49;
    }
  }
  return sums;
}

/** The colours of a painted room where a frame of another shape shows it. */
function roomColours(room, { width, height }) {
  const scale = Math.min(room.width / width, room.height / height);
  const [left, top] = [(room.width - scale * width) / 2, (room.height - scale * height) / 2];
  const { data } = room.getContext('2d').getImageData(0, 0, room.width, room.height);
  return (x, y) => {
    const at = 4 * (Math.round(top + y * height * scale) * room.width + Math.round(left + x * width * scale));
    return [...data.subarray(at, at + 3)];
  };
}

function assertNear(actual, expected, most, what) {
  const far = Math.max(...actual.map((value, i) => Math.abs(value - expected[i])));
  assert.ok(far <= most, `${what}: ${actual.map(Math.round)} instead of ${expected}`);
}

test('office-background makes the person speak before the office', async (t) => {
  const home = await homeWithInputs(t);
  const office = paintOffice(640, 360);
  await presenterVideo(home.input('presenter.mp4'), { frameCount: 8 });
  await spokenWav(home.input('speech-en.wav'), 'Bob might open the map.', 0.6);
  await writeFile(home.input('office.png'), office.toBuffer('image/png'));
  const frames = await framesOf(await runExample(home, 'office-background'));
  assert.equal(frames.length, 15);
  const room = roomColours(office, frames[0]);
  for (const [n, frame] of frames.entries()) {
    for (const x of [0.04, 0.96]) assertNear(frame.at(x, 0.06), room(x, 0.06), 14, `frame ${n} at ${x}`);
  }
});

test('green-screen takes the person from the screen into the studio', async (t) => {
  const home = await homeWithInputs(t);
  const studio = paintStudio(640, 360);
  const presenter = createPresenter({ width: 320, height: 180, detail: 1, backdrop: [46, 168, 84] });
  await renderPresenter(home.input('presenter-green.mp4'), { presenter, seconds: 0.24 });
  await writeFile(home.input('studio.png'), studio.toBuffer('image/png'));
  const before = await framesOf(home.input('presenter-green.mp4'));
  const frames = await framesOf(await runExample(home, 'green-screen'));
  assert.equal(frames.length, 6);
  const room = roomColours(studio, frames[0]);
  for (const [n, frame] of frames.entries()) {
    for (const x of [0.04, 0.96]) assertNear(frame.at(x, 0.5), room(x, 0.5), 14, `frame ${n} at ${x}`);
    // The skin is there, in a light that follows the room's.
    assertNear(frame.at(0.5, 0.33), before[n].at(0.5, 0.33), 40, `face of frame ${n}`);
  }
});

test('enhance-face keeps everything but the face', async (t) => {
  const home = await homeWithInputs(t);
  await presenterVideo(home.input('presenter.mp4'), { frameCount: 5 });
  const before = await framesOf(home.input('presenter.mp4'));
  const frames = await framesOf(await runExample(home, 'enhance-face'));
  assert.equal(frames.length, 5);
  for (const [n, frame] of frames.entries()) {
    assertNear(frame.at(0.05, 0.05), before[n].at(0.05, 0.05), 6, `corner of frame ${n}`);
    assertNear(frame.at(0.5, 0.5), before[n].at(0.5, 0.5), 16, `face of frame ${n}`);
  }
});

test('gestures shows the hands that the footage has, as long as the speech', async (t) => {
  const home = await homeWithInputs(t);
  await gestureVideo(home.input('presenter-half.mp4'), 8);
  await spokenWav(home.input('speech-en.wav'), 'Today we look at solar energy, and why it became so cheap.', 2.4);
  const before = await framesOf(home.input('presenter-half.mp4'));
  const frames = await framesOf(await runExample(home, 'gestures'));
  assert.equal(frames.length, 60);
  const hands = (frame) => [0.42, 0.46, 0.5, 0.54, 0.58].flatMap((x) => frame.at(x, 0.86));
  const apart = (a, b) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));
  const filmed = before.map(hands);
  for (const [n, frame] of frames.entries()) {
    const nearest = Math.min(...filmed.map((known) => apart(known, hands(frame))));
    assert.ok(nearest < 20, `the hands of frame ${n} were never filmed so: ${nearest}`);
  }
});
