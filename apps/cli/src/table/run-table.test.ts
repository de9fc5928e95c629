import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { makeMedia } from '@talkgraph/media/testing';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const env = { TALKGRAPH_HOME: join(folder, 'home') };
const job = join(folder, 'job.json');
const tablePath = join(folder, 'tables', 'lecturers.csv');
const reportPath = join(folder, 'report.csv');
const out = join(folder, 'results');

const node = (class_type: string, inputs: object, title?: string) => ({
  class_type,
  inputs,
  ...(title && { _meta: { title } }),
});

before(async () => {
  mkdirSync(join(folder, 'tables', 'voices'), { recursive: true });
  for (const [name, sampleCount] of [
    ['王.wav', 1600],
    ['li.wav', 3200],
  ] as const) {
    const sound = { codec: 'pcm_s16le', sampleRate: 16_000, channels: 1, sampleCount, draw: () => 0.2 } as const;
    await makeMedia(join(folder, 'tables', 'voices', name), { sound });
  }
  const workflow = {
    1: node('LoadAudio', { audio: 'none.wav' }, 'Voice'),
    2: node('AudioVolume', { audio: ['1', 0], gain_db: 0 }),
    3: node('SaveAudio', { audio: ['2', 0], filename_prefix: 'audio/opening', format: 'wav' }),
  };
  writeFileSync(job, JSON.stringify(workflow));
});

const header = '姓名,voice,AudioVolume.gain_db,输出文件名\n';

const reportLines = () => readFileSync(reportPath, 'utf8').replace('\uFEFF', '').trim().split('\r\n').slice(1);
const run = (...more: string[]) =>
  runTalkgraph(['run', job, '--table', tablePath, '--report', reportPath, '--out', out, ...more], { env });

test('each row is a run; rows that fail are listed with their reason, and the others are done', async () => {
  writeFileSync(
    tablePath,
    `${header}王老师,voices/王.wav,-3,王老师\nLi,voices/li.wav,loud,\n张老师,voices/张.wav,,\n李老师,voices/li.wav,,\n`,
  );
  const { code, stdout, stderr } = await run('--concurrency', '2', '--lang', 'en');
  assert.equal(code, 1, stderr);
  assert.deepEqual(readdirSync(join(out, 'audio')).sort(), ['opening_00001_.wav', '王老师_00001_.wav']);
  assert.equal([...stdout.matchAll(/^Made /gm)].length, 2);
  assert.match(stderr, /without an input of that name: 姓名/);
  assert.match(stderr, /2 rows done, 2 failed\./);
  assert.match(
    stderr.slice(stderr.indexOf('rows done')),
    /#2 Li: .*"loud" of the column "AudioVolume\.gain_db"[\s\S]*#3 张老师: .*张\.wav/,
  );
  const statuses = reportLines().map((line) => /,(done|failed|not run|cancelled),/.exec(line)?.[1]);
  assert.deepEqual(statuses, ['done', 'failed', 'failed', 'done']);
});

test('with --resume only what is not done yet is run, also after the table was sorted anew', async () => {
  writeFileSync(tablePath, `${header}李老师,voices/li.wav,,\nLi,voices/li.wav,-6,\n王老师,voices/王.wav,-3,王老师\n`);
  const { code, stderr } = await run('--resume', '--lang', 'en');
  assert.equal(code, 0, stderr);
  assert.match(stderr, /#1 李老师: was done before/);
  assert.match(stderr, /#2 Li: done in/);
  assert.match(stderr, /#3 王老师: was done before/);
  assert.equal(readdirSync(join(out, 'audio')).length, 3);
});

test('a table without a fitting column is refused, with the inputs there are', async () => {
  writeFileSync(tablePath, 'a,b\n1,2\n');
  const { code, stderr } = await run('--lang', 'en');
  assert.equal(code, 2, stderr);
  assert.match(stderr, /\(a, b\).*Voice/s);
  const missing = await runTalkgraph(['run', job, '--table', join(folder, 'none.csv')], { env });
  assert.equal(missing.code, 2, missing.stderr);
});
