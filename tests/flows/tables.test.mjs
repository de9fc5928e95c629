// The workflows under examples/ that begin with a table, on a small drawn person and two short sentences.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { probe } from '@talkgraph/media';
import { readTable } from '@talkgraph/worker';
import { openTestHome } from '../../packages/worker/dist/testing/open-test-home.js';

const folder = new URL('../../examples/', import.meta.url);

/** A home with a list of lecturers, of whom the last has no recording. */
async function homeWithLecturers(t) {
  const home = await openTestHome(t);
  t.after(() => home.capabilities.release());
  const input = (name) => join(home.home.inputs, name);
  await writeFile(input('lecturers.csv'), 'name,course\r\n王老师,高等数学\r\n,\r\nAnn,Algebra\r\nBo,Music\r\n');
  await mkdir(input('voices'));
  return { ...home, input };
}

/** Runs an example, small; answers it and the names of the files it saved. */
async function runExample(home, name) {
  const prompt = JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
  for (const { inputs } of Object.values(prompt)) if (inputs.resolution) inputs.resolution = '720p';
  const run = await home.run(prompt);
  assert.equal(run.status, 'success', JSON.stringify(run.events.find(({ kind }) => kind === 'node-failed')?.failure));
  const files = [...run.records.values()].flatMap((record) => record.files ?? []);
  return {
    run,
    files: files.filter(({ type }) => type === 'output').map((file) => join(file.subfolder, file.filename)),
  };
}

test('videos-from-table makes a film for each row with a recording, and lists the others', async (t) => {
  const home = await homeWithLecturers(t);
  await presenterVideo(home.input('presenter.mp4'), { frameCount: 8 });
  await spokenWav(home.input('voices/王老师.wav'), 'Bob might open the map.', 0.6);
  await spokenWav(home.input('voices/ANN.wav'), 'Open the map.', 0.4);
  const { run, files } = await runExample(home, 'videos-from-table');
  assert.deepEqual(files, ['openings/王老师_00001_.mp4', 'openings/Ann_00001_.mp4']);
  const lengths = await Promise.all(
    files.map(async (file) => (await probe(join(home.home.outputs, file))).video.frameCount),
  );
  assert.deepEqual(lengths, [15, 10]);
  assert.deepEqual(run.records.get('12').ui.text, ['Bo: no recording / 缺少录音']);
});

test('tidy-table writes a script for each person into a workbook named after the day', async (t) => {
  const home = await homeWithLecturers(t);
  const { run, files } = await runExample(home, 'tidy-table');
  assert.match(files[0], /^tables\/lecturers \d{4}-\d\d-\d\d_00001_\.xlsx$/);
  const { table } = await readTable(join(home.home.outputs, files[0]));
  assert.deepEqual(
    table.rows.map(({ script }) => script),
    ['王老师', 'Ann', 'Bo'].map(
      (name, i) => `大家好，我是${name}，欢迎来到《${['高等数学', 'Algebra', 'Music'][i]}》。`,
    ),
  );
  assert.match(run.records.get('11').ui.text[0], /^\d{4}-\d\d-\d\d: 3 rows/);
});
