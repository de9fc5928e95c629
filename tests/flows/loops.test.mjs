// The workflows under examples/ that loop, on a small drawn person and a sentence of less than a second.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import { presenterPicture, presenterVideo, spokenWav, writeMouthModel } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';

const folder = new URL('../../examples/', import.meta.url);
const sentence = 'Bob might open the map.';
const seconds = 0.6;

async function openHome(t) {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  return { ...home, input: (name) => join(home.home.inputs, name) };
}

/** Runs an example, changed by `edit`; answers it and the names of the files it saved. */
async function runExample(home, name, edit = () => {}) {
  const prompt = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
  edit(prompt);
  const run = await home.run(prompt);
  assert.equal(run.status, 'success', JSON.stringify(run.events.find(({ kind }) => kind === 'node-failed')?.failure));
  const files = [...run.records.values()].flatMap((record) => record.files ?? []);
  return {
    run,
    files: files.filter(({ type }) => type === 'output').map((file) => join(file.subfolder, file.filename)),
  };
}

const outputOf = (run, node, slot) => run.records.get(node).outputs[slot][0].value;

test('skip-rows-without-face makes the other videos, and says why each missing one is missing', async (t) => {
  const home = await openHome(t);
  const rows = [
    '王老师,face.png,voice.wav',
    'Ann,wall.png,voice.wav',
    'Bo,face.png,gone.wav',
    'Müller,face.png,voice.wav',
  ];
  await writeFile(home.input('lecturers.csv'), `name,portrait,recording\n${rows.join('\n')}\n`);
  await presenterPicture(home.input('face.png'));
  await writeFile(home.input('wall.png'), createCanvas(320, 240).toBuffer('image/png'));
  await spokenWav(home.input('voice.wav'), sentence, seconds);
  const { run, files } = await runExample(home, 'skip-rows-without-face');
  assert.deepEqual(files, ['lecturers/王老师_00001_.mp4', 'lecturers/Müller_00001_.mp4']);
  for (const file of files) {
    const { video } = await probe(join(home.home.outputs, file));
    assert.equal(video.frameCount, seconds * 25);
  }
  assert.deepEqual(
    [4, 5, 6].map((slot) => outputOf(run, '14', slot)),
    [2, 1, 1],
  );
  const [text] = run.records.get('17').ui.text;
  const [ann, bo] = text.split('\n');
  assert.equal(ann, 'Ann: No face in the portrait / 照片中没有人脸');
  assert.match(bo, /^Bo: .*gone\.wav/);
  assert.equal(run.failure, undefined);
});

test('retry-until-good tries at most so often, and saves the best try once', async (t) => {
  const home = await openHome(t);
  await presenterVideo(home.input('presenter.mp4'), { frameCount: 8 });
  await spokenWav(home.input('speech-en.wav'), sentence, seconds);
  const never = await runExample(home, 'retry-until-good', (prompt) => {
    prompt['8'].inputs.b = '101';
  });
  assert.deepEqual(never.files, ['video/best_00001_.mp4']);
  assert.deepEqual(
    [3, 4].map((slot) => outputOf(never.run, '9', slot)),
    [3, false],
  );
  const scores = never.run.records
    .get('12')
    .ui.text[0].split('\n')
    .map((line) => Number(line.split(': ')[1]));
  assert.equal(scores.length, 3);
  assert.equal(outputOf(never.run, '9', 2), Math.max(...scores));
  const once = await runExample(home, 'retry-until-good', (prompt) => {
    prompt['8'].inputs.b = '0';
  });
  assert.deepEqual(
    [3, 4].map((slot) => outputOf(once.run, '9', slot)),
    [1, true],
  );
});

test('compare-engines scores the engines that are there, and says what the others lack', async (t) => {
  const home = await openHome(t);
  await presenterVideo(home.input('presenter.mp4'), { frameCount: 8 });
  await spokenWav(home.input('speech-en.wav'), sentence, seconds);
  const folder = join(home.home.root, 'models', 'lipsync');
  await mkdir(folder, { recursive: true });
  await writeMouthModel(join(folder, 'mouth.onnx'));
  const { run, files } = await runExample(home, 'compare-engines', (prompt) => {
    prompt['3'].inputs.parameters = 'engine: embedded, wav2lip, heygem\nintensity: 1\nsmoothness: 0.3';
  });
  const [text] = run.records.get('15').ui.text;
  const [embedded, wav2lip, heygem] = text.split('\n');
  assert.match(embedded, /^embedded · 1 · 0\.3: \d+(\.\d+)? *$/);
  assert.match(wav2lip, /^wav2lip · 1 · 0\.3: \d+(\.\d+)? *$/);
  assert.match(heygem, /^heygem · 1 · 0\.3: +\S/);
  assert.deepEqual(run.records.get('11').ui.rounds, [{ done: 2, failed: 1, skipped: 0 }]);
  assert.deepEqual(files.sort(), [
    'compare/variant_00001_.mp4',
    'compare/variant_00002_.mp4',
    'video/best-engine_00001_.mp4',
  ]);
});
