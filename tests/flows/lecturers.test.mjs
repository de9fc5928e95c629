// The workflow of a course company, whole: twelve lecturers, one photo without a face, one recording that was never sent.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { probe } from '@talkgraph/media';
import { runLecturers } from '../../examples/lecturers/run-lecturers.mjs';
import { lecturerFiles, makeLecturers } from '../../samples/lecturers/make-lecturers.mjs';
import { lecturers, tableCsv } from '../../samples/lecturers/table.mjs';

test('the table beside the example is the one the samples belong to', async () => {
  const written = await readFile(new URL('../../examples/lecturers/lecturers.csv', import.meta.url), 'utf8');
  assert.equal(written, tableCsv());
});

test('ten of twelve openings are delivered, and one mail names the two others and why', async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'talkgraph-lecturers-'));
  t.after(() => rm(home, { recursive: true, force: true }));
  const lines = [];
  const samples = await smallSamples(join(home, 'samples'));
  const made = await runLecturers({ home, samples, args: ['--json'], onLine: (line) => lines.push(line) });
  t.after(() => made.close());
  assert.equal(made.code, 0, lines.slice(-30).join('\n'));

  const good = lecturers.filter(({ face, voice }) => face !== 'no face' && voice !== 'missing');
  assert.deepEqual(
    made.objects,
    good.map(({ id }) => `openings/${id}.mp4`),
  );
  for (const name of made.objects) {
    const path = join(home, name.replace('/', '-'));
    await writeFile(path, (await made.get(name)).bytes);
    const { video, audio, tags, durationSeconds } = await probe(path);
    assert.deepEqual([video.width, video.height, video.fps.num / video.fps.den], [1280, 720, 25], name);
    assert.ok(durationSeconds > 2 && durationSeconds < 8, `${name}: ${durationSeconds} s`);
    assert.ok(Math.abs(audio.sampleCount / audio.sampleRate - video.frameCount / 25) < 0.05, name);
    assert.equal(JSON.parse(tags.AIGC).Label, '1', name);
  }

  assert.equal(made.mails.length, 1);
  const [mail] = made.mails;
  assert.match(mail.subject, /10 of 12/);
  const skipped = mail.text.split('\n').filter((line) => /^- /.test(line) && !/\[完成\]/.test(line));
  assert.deepEqual(
    skipped.map((line) => line.slice(2, 4)),
    ['06', '09'],
  );
  assert.match(mail.text, /- 06 [^\n]+\n\s+No face can be seen in the portrait/);
  assert.match(mail.text, /- 09 [^\n]+\n[^\n]*lecturers\/voice-09\.wav/);

  const renders = lines.flatMap(eventOf).flatMap(({ event, ui }) => (event === 'node-done' ? (ui?.render ?? []) : []));
  assert.equal(renders.length, good.length);
  for (const { frames, encodes, decodes } of renders) {
    assert.equal(encodes, 1);
    assert.equal(new Set(decodes.map(({ clip }) => clip)).size, decodes.length);
    // Going back to an earlier frame of a short clip decodes a few frames before it again.
    for (const decode of decodes) assert.ok(decode.frames <= 1.25 * frames, JSON.stringify({ frames, decodes }));
  }
});

/** The same people in half the size, which are drawn in a quarter of the time; what is made of them is as large. */
async function smallSamples(folder) {
  await mkdir(join(folder, 'lecturers'), { recursive: true });
  await makeLecturers(folder, () => {}, { scale: 0.5 });
  return Object.fromEntries(lecturerFiles.map((name) => [name, join(folder, name)]));
}

/** The command says one JSON object a line; other programs' lines are none. */
function eventOf(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
