import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';

const workflow = {
  1: { class_type: 'PrimitiveStringMultiline', inputs: { value: 'nothing' }, _meta: { title: 'Words' } },
  2: { class_type: 'LoadAudio', inputs: { audio: 'voice.wav' }, _meta: { title: 'Speech' } },
  3: { class_type: 'PreviewAny', inputs: { source: ['2', 0] } },
};

async function openWithWorkflow(home?: string): Promise<TestServer> {
  const server = await openTestServer({}, home);
  await writeFile(join(server.home.workflows, 'opening.json'), JSON.stringify(workflow));
  await writeFile(join(server.home.inputs, 'voice.wav'), 'sound');
  return server;
}

const put = (server: TestServer, id: string, payload: JsonObject) =>
  server.ask({ method: 'PUT', url: `/api/automations/${id}`, payload });

async function batchOf(server: TestServer, id: string): Promise<readonly JsonObject[]> {
  return (await server.ask(`/api/runs?batch=automation-${id}&order=oldest`)).json().runs;
}

/** Asks until there are so many runs. */
async function waitForRuns(server: TestServer, id: string, count: number): Promise<readonly JsonObject[]> {
  for (let tries = 0; tries < 200; tries++) {
    const runs = await batchOf(server, id);
    if (runs.length >= count) return runs;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`There are not ${count} runs of ${id}.`);
}

async function promptOf(server: TestServer, runId: string): Promise<JsonObject> {
  const run = await server.dispatcher.run(runId);
  return JSON.parse(run?.promptText ?? '{}');
}

test('a schedule begins runs by itself, and says when the next one is', async () => {
  await using server = await openWithWorkflow();
  const every = { kind: 'schedule', cron: '* * * * * *' };
  const saved = await put(server, 'often', { name: 'Often', workflow: 'opening.json', when: every });
  assert.equal(saved.statusCode, 200, saved.body);
  assert.ok(saved.json().nextAt > Date.now() - 1000);
  const runs = await waitForRuns(server, 'often', 2);
  assert.equal(runs[0]?.title, 'Often');
  await server.ask({ method: 'DELETE', url: '/api/automations/often' });
  const count = (await batchOf(server, 'often')).length;
  await new Promise((resolve) => setTimeout(resolve, 1200));
  assert.equal((await batchOf(server, 'often')).length, count);
  assert.deepEqual((await server.ask('/api/automations')).json(), []);
});

test('a pair of files begins one run when both are whole, also after a restart', async () => {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-automation-'));
  try {
    const pair = {
      name: 'Incoming',
      workflow: 'opening.json',
      values: {},
      when: { kind: 'folder', folder: '来件', files: { Speech: '*.{wav,mp3}' }, settleSeconds: 0.3 },
    };
    {
      await using server = await openWithWorkflow(root);
      await mkdir(join(server.home.inputs, '来件'));
      const two = { ...pair, when: { ...pair.when, files: { Speech: '*.wav', Script: '*.txt' } } };
      assert.equal((await put(server, 'two', two)).statusCode, 200);
      assert.equal((await put(server, 'one', pair)).statusCode, 200);
      await writeFile(join(server.home.inputs, '来件', '.hidden.wav'), 'x');
      await writeFile(join(server.home.inputs, '来件', '讲师.wav'), 'first');
      const [run] = await waitForRuns(server, 'one', 1);
      const prompt = await promptOf(server, String(run?.id));
      assert.equal((prompt['2'] as { inputs: JsonObject }).inputs.audio, '来件/讲师.wav');
      assert.deepEqual(await batchOf(server, 'two'), []);
      await writeFile(join(server.home.inputs, '来件', '讲师.txt'), 'words');
      // The workflow has no input of that name: the automation says so, and begins nothing.
      const problem = await untilProblem(server, 'two');
      assert.match(String(problem?.en), /Script/);
    }
    await using again = await openWithWorkflow(root);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    assert.equal((await batchOf(again, 'one')).length, 1);
    await writeFile(join(again.home.inputs, 'new.partial'), 'another recording');
    await rename(join(again.home.inputs, 'new.partial'), join(again.home.inputs, '来件', '讲师.wav'));
    assert.equal((await waitForRuns(again, 'one', 2)).length, 2);
    assert.deepEqual((await readdir(join(root, 'automations'))).sort(), ['one.json', 'seen', 'two.json']);
    assert.equal(JSON.parse(await readFile(join(root, 'automations/one.json'), 'utf8')).name, 'Incoming');
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

async function untilProblem(server: TestServer, id: string): Promise<JsonObject | undefined> {
  for (let tries = 0; tries < 100; tries++) {
    const states: readonly JsonObject[] = (await server.ask('/api/automations')).json();
    const found = states.find((state) => state.id === id);
    if (found?.problem) return found.problem as JsonObject;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

test('a run can be begun by hand, with the values of the automation', async () => {
  await using server = await openWithWorkflow();
  const nightly = { kind: 'schedule', cron: '0 2 * * 1-5', timeZone: 'Asia/Shanghai' };
  await put(server, 'nightly', { name: '每晚', enabled: false, workflow: 'opening.json', when: nightly });
  const { runId } = (await server.ask({ method: 'POST', url: '/api/automations/nightly/run' })).json();
  const [state] = (await server.ask('/api/automations')).json();
  assert.deepEqual([state.lastRun.runId, state.nextAt], [runId, undefined]);
});

test('what cannot work is told in a sentence: a wrong schedule, a missing workflow, a folder outside', async () => {
  await using server = await openWithWorkflow();
  const when = { kind: 'schedule', cron: '61 * * * *' };
  const wrong = await put(server, 'wrong', { name: 'Wrong', workflow: 'opening.json', when });
  assert.match(wrong.json().problem.en, /schedule "61 \* \* \* \*" is wrong/);
  const daily = { kind: 'schedule', cron: '0 2 * * *' };
  await put(server, 'lost', { name: 'Lost', workflow: 'lost.json', when: daily });
  const lost = await server.ask({ method: 'POST', url: '/api/automations/lost/run' });
  assert.deepEqual([lost.statusCode, lost.json().error.code], [400, 'AUTOMATION_WORKFLOW_MISSING']);
  const outside = { kind: 'folder', folder: '../..', files: { Speech: '*.wav' } };
  const refused = await put(server, 'outside', { name: 'Outside', workflow: 'opening.json', when: outside });
  assert.match(refused.json().problem.en, /\.\./);
  const broken = await put(server, 'broken', { name: '', when: { kind: 'schedule' } });
  assert.equal(broken.statusCode, 400);
  assert.equal((await put(server, '..%2Fx', { name: 'x', when: daily })).statusCode, 400);
});
