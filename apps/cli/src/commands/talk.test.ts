import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { probe } from '@talkgraph/media';
import { openPresenter } from '../testing/presenter-media.js';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const output = join(folder, 'talking 视频.mp4');
const report = join(folder, 'report.json');
let video = '';
let half = '';
let double = '';

before(async () => {
  const presenter = await openPresenter(folder);
  video = await presenter.video('face.mp4', { codec: 'libx264', options: { preset: 'ultrafast' } });
  half = await presenter.voice('half.wav', { codec: 'pcm_s16le' }, 0.5);
  double = await presenter.voice('double.wav', { codec: 'pcm_s16le' }, 2);
});

test('a run says in plain lines what it does and where the result is', async () => {
  const { code, stdout, stderr } = await talk(half, 'lines', '--report', report);
  assert.equal(code, 0, stderr);
  const told = stderr.match(/^.+: done in/gm);
  const stages = ['Reading the files', 'Finding the face', 'Listening to the speech', 'Preparing', 'Making the video'];
  assert.deepEqual(
    told,
    [...stages, 'Measuring the result'].map((stage) => `${stage}: done in`),
  );
  assert.ok(stdout.startsWith(`Made ${output}\n480×480, 25 frames per second, `), stdout);
  assert.match(stdout, /^Quality: \d+ of 100\.$/m);
  assert.ok(stdout.endsWith(`The full report: ${report}\n`));

  const written = JSON.parse(readFileSync(report, 'utf8'));
  assert.equal(written.schema, 'talkgraph.report/1');
  assert.equal(written.job.video, 'face.mp4');
  assert.equal(written.frames.animated, written.frames.total);
});

test('the result is told in Chinese for who reads Chinese', async () => {
  const { code, stdout, stderr } = await talk(half, 'lines', '--lang', 'zh');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^已生成 .+\n480×480，每秒 25 帧，时长 0\.\d+ 秒\n共用时 /);
  assert.match(stderr, /^生成视频：完成/m);
});

test('size, rate and the rest of the video are as asked for', async () => {
  const more = ['--resolution', '720p', '--fps', '30000/1001', '--shorter', 'keep'];
  const { code, stderr } = await talk(half, 'asked', ...more);
  assert.equal(code, 0, stderr);
  const made = await probe(output);
  assert.deepEqual([made.video?.width, made.video?.height], [720, 720]);
  assert.deepEqual(made.video?.fps, { num: 30000, den: 1001 });
  assert.equal(made.video?.frameCount, 30, 'one second of video is kept though the sound is half as long');
});

test('--json tells progress and result as one object a line, and a second run uses the face again', async () => {
  await talk(half, 'json');
  const { code, stdout, stderr } = await talk(double, 'json', '--json', '--loop', 'ping-pong');
  assert.equal(code, 0, stderr);
  assert.equal(stderr, '');
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const stages = events.filter(({ event }) => event === 'stage');
  assert.equal(stages.length, events.length - 1);
  const { stage, done, total } = stages.findLast((event) => event.stage === 'render');
  assert.deepEqual({ stage, done, total }, { stage: 'render', done: 50, total: 50 });

  const { event, result, report: none } = events.at(-1);
  assert.equal(event, 'result');
  assert.equal(none, null);
  assert.equal(result.outputPath, output);
  assert.equal(result.frameCount, 50);
  const face = result.stages.find((time: { stage: string }) => time.stage === 'face');
  assert.equal(face.cached, true);
});

/** Runs `talk` on the presenter, in a working folder of this name. */
function talk(audio: string, home: string, ...more: string[]) {
  const args = ['talk', '--video', video, '--audio', audio, '-o', output, ...more];
  return runTalkgraph(args, { env: { TALKGRAPH_HOME: join(folder, home) } });
}
