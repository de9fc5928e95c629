import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { probe } from '@talkgraph/media';
import { makeGreyVideo } from '../testing/make-media.js';
import { openPresenter } from '../testing/presenter-media.js';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { serveTalkgraph } from '../testing/serve-talkgraph.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const folder = temporaryFolder();
const home = join(folder, 'home');
const env = { TALKGRAPH_HOME: home };
const job = join(folder, 'job.json');
const face = join(folder, 'face.mp4');
const voice = join(folder, 'voice 声音.wav');

before(async () => {
  const presenter = await openPresenter(folder);
  await presenter.video('face.mp4', { codec: 'libx264', options: { preset: 'ultrafast' } });
  await presenter.voice('voice 声音.wav', { codec: 'pcm_s16le' });
  const example = new URL('../../../../examples/talking-head.json', import.meta.url);
  const workflow = JSON.parse(readFileSync(example, 'utf8'));
  workflow['3'].inputs.resolution = '720p';
  writeFileSync(job, JSON.stringify(workflow));
});

const settings = ['--set', `Person.file=${face}`, '--set', `LoadAudio.audio=${voice}`];

test('the example makes a talking video without a server, and nothing is left behind but the result', async () => {
  const { code, stdout, stderr } = await runTalkgraph(['run', job, ...settings], { env });
  assert.equal(code, 0, stderr);
  const path = /^Made (.+)$/m.exec(stdout)?.[1] ?? '';
  assert.equal(path, join(home, 'outputs', 'video', 'talking-head_00001_.mp4'));
  const made = await probe(path);
  assert.equal(made.video?.frameCount, 25);
  assert.equal(made.video?.codec, 'h264');
  const left = readdirSync(join(home, 'temp'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  assert.deepEqual(left, []);
});

test('run again, everything is found; with another prefix only the saving is done again', async () => {
  const again = await runTalkgraph(['run', job, ...settings, '--json'], { env });
  assert.equal(again.code, 0, again.stderr);
  const events = again.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(events.find(({ event }) => event === 'nodes-cached').nodes.length, 4);
  assert.deepEqual(events.at(-1).files, [join(home, 'outputs', 'video', 'talking-head_00001_.mp4')]);

  const out = join(folder, 'results');
  const other = await runTalkgraph(
    ['run', job, ...settings, '--set', '4.filename_prefix=说话', '--out', out, '--json'],
    { env },
  );
  assert.equal(other.code, 0, other.stderr);
  const started = other.stdout.matchAll(/"event":"node-started","node":"(\d)"/g);
  assert.deepEqual(
    [...started].map(([, node]) => node),
    ['4'],
  );
  assert.deepEqual(readdirSync(out), ['说话_00001_.mp4']);
});

test('the example as an editor saves it is the same workflow', async () => {
  const saved = fileURLToPath(new URL('../../../../examples/talking-head.ui.json', import.meta.url));
  const converted = await runTalkgraph(['convert', saved], { env });
  assert.equal(converted.code, 0, converted.stderr);
  const { 1: person, 3: speaking } = JSON.parse(converted.stdout);
  assert.deepEqual(person.inputs, { file: 'presenter.mp4' });
  assert.deepEqual(speaking.inputs.video, ['1', 0]);
  const named = ['--set', `1.file=${face}`, '--set', `2.audio=${voice}`, '--set', '3.resolution=720p'];
  const { code, stderr, stdout } = await runTalkgraph(['run', saved, ...named, '--json'], { env });
  assert.equal(code, 0, stderr);
  const cached = JSON.parse(stdout.split('\n').find((line) => line.includes('nodes-cached')) ?? '{}');
  assert.deepEqual(cached.nodes.sort(), ['1', '2', '3', '4']);
});

test('what a node shows as text is told as it is done', async () => {
  const verdict = join(folder, 'verdict.json');
  writeFileSync(
    verdict,
    JSON.stringify({
      1: { class_type: 'PrimitiveString', inputs: { value: 'All is well.' } },
      2: { class_type: 'PreviewAny', inputs: { source: ['1', 0] } },
    }),
  );
  for (const found of [false, true]) {
    const { code, stderr } = await runTalkgraph(['run', verdict], { env });
    assert.equal(code, 0, stderr);
    assert.match(stderr, /^Preview as Text \(node 2\): All is well\.$/m);
    assert.equal(/nothing new/.test(stderr), found);
  }
});

test('a workflow with mistakes is refused with all of them, and no run is made', async () => {
  const bad = join(folder, 'bad.json');
  writeFileSync(
    bad,
    JSON.stringify({
      1: { class_type: 'LoadVideo', inputs: {} },
      2: { class_type: 'SaveVideo', inputs: { video: ['1', 0], filename_prefix: 'x' } },
    }),
  );
  const { code, stdout, stderr } = await runTalkgraph(['run', bad], { env });
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /Node 1 \(LoadVideo\): .*"file"/);
  assert.match(stderr, /\[CLI_WORKFLOW_INVALID\]$/m);
  const cloud = join(folder, 'cloud.json');
  writeFileSync(
    cloud,
    JSON.stringify({
      1: { class_type: 'LoadVideo', inputs: { file: 'x.mp4' } },
      2: { class_type: 'SaveToS3', inputs: { file: ['1', 0], profile: 'company', name: '{name}' } },
    }),
  );
  const named = await runTalkgraph(['validate', cloud], { env });
  assert.match(named.stderr, /no profile "company" of the kind "s3" here.*talkgraph secrets set company --kind s3/);
  const checked = await runTalkgraph(['validate', bad, '--lang', 'zh'], { env });
  assert.equal(checked.code, 2);
  assert.match(checked.stderr, /节点 1（LoadVideo）：/);
});

test('a file that is not there is a mistake of the workflow', async () => {
  const { code, stderr } = await runTalkgraph(['run', job, '--set', '1.file=missing.mp4', ...settings.slice(2)], {
    env,
  });
  assert.equal(code, 2);
  assert.match(stderr, /^Node 1 \(LoadVideo\): .*missing\.mp4/m);
});

test('a node that fails ends the run with its sentence, in the language of the user', async () => {
  const nobody = await makeGreyVideo(join(folder, 'nobody.mp4'), 12);
  const { code, stderr } = await runTalkgraph(
    ['run', job, '--set', `1.file=${nobody}`, '--set', `2.audio=${voice}`, '--lang', 'zh'],
    { env },
  );
  assert.equal(code, 1);
  assert.match(stderr, /^talkgraph：[^\n]*节点 3（HeyGemTalkingHead）[^\n]*人脸[^\n]*\[RUN_FAILED\]$/m);
});

test('a server that serves the same home is found and used; queue and history ask it too', async () => {
  const server = await serveTalkgraph(home);
  try {
    const { code, stdout, stderr } = await runTalkgraph(['run', job, ...settings], { env });
    assert.equal(code, 0, stderr);
    assert.match(stderr, new RegExp(`Queued as \\S+ \\(${server.url}\\)`));
    assert.match(stdout, /talking-head_00001_\.mp4/);
    const history = await runTalkgraph(['history', '--json', '--limit', '2'], { env });
    const { runs } = JSON.parse(history.stdout);
    assert.deepEqual(
      runs.map(({ state }: { state: string }) => state),
      ['success', 'error'],
    );
    assert.equal((await runTalkgraph(['queue'], { env })).stdout, 'Nothing runs or waits.\n');
    const unknown = await runTalkgraph(['cancel', 'nothing'], { env });
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /\[RUN_UNKNOWN\]/);
    const reloaded = await runTalkgraph(['nodes', 'reload'], { env });
    assert.match(reloaded.stdout, /^Custom packs were loaded anew: \d\d+ node types\.$/m);
  } finally {
    assert.equal(await server.stop(), 0, server.said());
  }
  assert.equal(existsSync(join(home, 'server.json')), false);
});

test('Ctrl-C cancels the run and waits until it has stopped', async () => {
  const long = join(folder, 'long.json');
  const workflow = JSON.parse(readFileSync(job, 'utf8'));
  workflow['5'] = { class_type: 'LoopVideo', inputs: { video: ['1', 0], seconds: 600 } };
  workflow['4'].inputs = { video: ['5', 0], filename_prefix: 'never' };
  writeFileSync(long, JSON.stringify(workflow));
  let asked = false;
  const { code, stderr } = await runTalkgraph(['run', long, ...settings], {
    env,
    watch: (child, said) => {
      if (asked || !/Save Video \(node 4\)/.test(said)) return;
      asked = child.kill('SIGINT');
    },
  });
  assert.equal(code, 130, stderr);
  assert.match(stderr, /\[CANCELLED\]/);
  assert.equal(existsSync(join(home, 'outputs', 'never_00001_.mp4')), false);
  const { stdout } = await runTalkgraph(['history', '--limit', '1'], { env });
  assert.match(stdout, /cancelled/);
});

test('files of a server that names them outside the folder for results are not written there', async () => {
  const out = join(folder, 'kept');
  const server = await misleadingServer('../../escaped.mp4');
  try {
    const { code, stderr } = await runTalkgraph(['run', job, '--out', out, '--server', server.url], { env });
    assert.equal(code, 2, stderr);
    assert.match(stderr, /\[FILE_NAME_REFUSED\]$/m);
    assert.equal(existsSync(join(out, '..', '..', 'escaped.mp4')), false);
    assert.deepEqual(readdirSync(out), []);
  } finally {
    server.close();
  }
});

/** Answers like a server whose one run has made a file of this name. */
async function misleadingServer(filename: string): Promise<{ url: string; close(): void }> {
  const run = { id: 'r', state: 'success', createdAt: 1, startedAt: 1, endedAt: 2 };
  const answers: Record<string, unknown> = {
    '/healthz': { status: 'ok', version: '0' },
    '/prompt': { prompt_id: 'r', number: 0, node_errors: {} },
    '/api/runs/r': run,
    '/api/runs/r/nodes': [{ output: true, files: [{ filename, subfolder: '', type: 'output' }] }],
    '/api/runs/r/events': '',
    '/view': 'bytes',
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const answer = answers[path];
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
