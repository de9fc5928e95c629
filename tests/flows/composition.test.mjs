// The workflows under examples/ that lay logos over films, join films and label them, on the drawn presenter.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { makeMedia } from '@talkgraph/media/testing';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';
import { paintLogo } from '../../samples/lecturers/logo.mjs';
import { paintOffice } from '../../samples/rooms/office.mjs';
import { paintStudio } from '../../samples/rooms/studio.mjs';

const folder = new URL('../../examples/', import.meta.url);

/** A home with all that these examples name, small. */
async function homeWithInputs(t) {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  const input = (name) => join(home.home.inputs, name);
  await presenterVideo(input('presenter.mp4'), { frameCount: 8 });
  await spokenWav(input('speech-en.wav'), 'Bob might open the map.', 0.6);
  await writeFile(input('logo.png'), paintLogo(64).toBuffer('image/png'));
  await writeFile(input('office.png'), paintOffice(256, 144).toBuffer('image/png'));
  await writeFile(input('studio.png'), paintStudio(256, 144).toBuffer('image/png'));
  const sound = { codec: 'libmp3lame', sampleRate: 44_100, channels: 2, sampleCount: 8820, draw: () => 0.3 };
  await makeMedia(input('music.mp3'), { sound });
  return home;
}

/** Runs an example; answers what the saving node tells of its film. */
async function runExample(home, name) {
  const prompt = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
  for (const { inputs } of Object.values(prompt)) if (inputs.resolution) inputs.resolution = '720p';
  const run = await home.run(prompt);
  assert.equal(run.status, 'success', JSON.stringify(run.events.find(({ kind }) => kind === 'node-failed')?.failure));
  const record = [...run.records.values()].find(({ files = [] }) => files.some(({ type }) => type === 'output'));
  const [{ subfolder, filename }] = record.files;
  return { path: join(home.home.outputs, subfolder, filename), passes: record.ui.render[0] };
}

test('logo-and-music decodes the film once, encodes once, and lasts as long as the sentence', async (t) => {
  const home = await homeWithInputs(t);
  const { path, passes } = await runExample(home, 'logo-and-music');
  const { video, audio } = await probe(path);
  assert.deepEqual([video.frameCount, audio.sampleRate, audio.channels], [15, 44_100, 2]);
  assert.deepEqual([passes.frames, passes.decodes.length, passes.encodes], [15, 1, 1]);
});

test('intro-talk-outro joins three parts of different sizes, each read once', async (t) => {
  const home = await homeWithInputs(t);
  const { path, passes } = await runExample(home, 'intro-talk-outro');
  const { video, audio } = await probe(path);
  // 50 + 15 + 50 frames; the 15 of the sentence leave room for two transitions of 7.
  assert.deepEqual([video.width, video.height, video.frameCount], [256, 144, 101]);
  assert.ok(Math.abs(audio.sampleCount / audio.sampleRate - 101 / 25) < 0.1);
  assert.deepEqual([passes.decodes.length, passes.encodes], [1, 1]);
});

test('labelled-video carries its label and its credentials', async (t) => {
  const home = await homeWithInputs(t);
  const { path, passes } = await runExample(home, 'labelled-video');
  const { tags } = await probe(path);
  assert.equal(JSON.parse(tags.AIGC).ContentProducer, 'TALKGRAPH-EXAMPLE');
  const bytes = await readFile(path);
  assert.ok(bytes.includes('c2pa.actions') && bytes.includes('compositeWithTrainedAlgorithmicMedia'));
  assert.deepEqual([passes.decodes.length, passes.encodes], [1, 1]);
});
