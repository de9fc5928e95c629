import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject } from '@talkgraph/engine';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';

const workflow = {
  1: { class_type: 'LoadAudio', inputs: { audio: 'voice.wav' }, _meta: { title: 'Words' } },
  2: { class_type: 'PreviewAny', inputs: { source: ['1', 0] } },
};

const save = async (server: TestServer): Promise<void> => {
  await writeFile(join(server.home.inputs, 'voice.wav'), 'sound');
  await writeFile(join(server.home.workflows, 'opening.json'), JSON.stringify(workflow));
};

const put = async (server: TestServer, when: JsonObject): Promise<void> => {
  const payload = { name: 'Hard', workflow: 'opening.json', when };
  const answer = await server.ask({ method: 'PUT', url: '/api/automations/hard', payload });
  assert.equal(answer.statusCode, 200, answer.body);
};

const problemOf = async (server: TestServer): Promise<string> =>
  (await server.ask('/api/automations')).json()[0]?.problem?.en ?? '';

async function until(isSo: () => Promise<boolean>, milliseconds = 30_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, 'it takes too long');
    await wait(100);
  }
}

const everySecond = { kind: 'schedule', cron: '* * * * * *' };

test('a schedule leaves runs out while its last one waits or runs, also one from before a restart', async () => {
  const first = await openTestServer();
  await save(first);
  await first.dispatcher.pause();
  await put(first, everySecond);
  await until(async () => /has not ended/.test(await problemOf(first)));
  assert.equal(first.dispatcher.remaining(), 1);
  await first.stop();
  const again = await openTestServer({}, first.home.root);
  try {
    await wait(2200);
    assert.equal(again.dispatcher.remaining(), 1);
    const [only] = (await again.dispatcher.queue()).pending;
    await again.dispatcher.cancel(only!.runId);
    await until(async () => (await again.dispatcher.queue()).pending.some(({ runId }) => runId !== only!.runId));
    assert.equal(await problemOf(again).then((text) => text === '' || /has not ended/.test(text)), true);
  } finally {
    await again.stop();
    await rm(first.home.root, { recursive: true, force: true });
  }
});

test('hundreds of files that appear at once begin a run each, and the server answers meanwhile', async () => {
  await using server = await openTestServer();
  await save(server);
  await server.dispatcher.pause();
  const folder = join(server.home.inputs, 'in');
  await mkdir(folder);
  const outside = join(server.home.root, 'outside.txt');
  await writeFile(outside, 'not theirs');
  await put(server, { kind: 'folder', folder: 'in', files: { Words: '*.txt' }, settleSeconds: 1 });
  const count = 400;
  const growing = setInterval(() => void appendFile(join(folder, 'growing.txt'), 'x'), 50);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  try {
    await symlink(outside, join(folder, 'link.txt'));
    await writeFile(join(folder, 'empty.txt'), '');
    await Promise.all(Array.from({ length: count }, (_, i) => writeFile(join(folder, `讲师 ${i}.txt`), `${i}`)));
    delay.enable();
    await until(async () => server.dispatcher.remaining() >= count, 60_000);
    await wait(1500);
  } finally {
    clearInterval(growing);
    delay.disable();
  }
  const { pending } = await server.dispatcher.queue();
  assert.equal(pending.length, count);
  const texts = new Set(pending.map(({ promptText }) => JSON.parse(promptText)[1].inputs.audio as string));
  assert.equal(texts.size, count);
  assert.ok(!['link', 'growing', 'empty'].some((name) => texts.has(`in/${name}.txt`)));
  assert.ok(delay.percentile(99) < 300e6, `${delay.percentile(99) / 1e6} ms`);
  await server.stop();
  const seen = await readFile(join(server.home.root, 'automations/seen/hard.json'), 'utf8');
  assert.equal(JSON.parse(seen).length, count);
});

test('files that no run could be begun for are not lost: they wait until the workflow is there', async () => {
  await using server = await openTestServer();
  await mkdir(join(server.home.inputs, 'in'));
  await put(server, { kind: 'folder', folder: 'in', files: { Words: '*.txt' }, settleSeconds: 0.1 });
  for (const name of ['a', 'b', 'gone']) await writeFile(join(server.home.inputs, 'in', `${name}.txt`), name);
  await until(async () => /opening\.json/.test(await problemOf(server)));
  await rm(join(server.home.inputs, 'in', 'gone.txt'));
  await save(server);
  await until(async () => (await server.ask('/api/runs?batch=automation-hard')).json().runs.length === 2);
  assert.equal(await problemOf(server), '');
});
