import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ComfyCaller } from '../testing/comfy-caller.js';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
let caller: ComfyCaller;
before(async () => {
  server = await startTestServer();
  caller = await new ComfyCaller(server.url, 'people').connect();
});
after(async () => {
  await caller.disconnect();
  await server.close();
});

/** Saves a picture; equal ones are taken from the cache. */
const picture = (color: number, prefix: string) => ({
  1: {
    class_type: 'EmptyImage',
    inputs: { width: 8, height: 8, batch_size: 1, color },
    _meta: { title: 'Background' },
  },
  2: { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: prefix } },
});

async function make(prompt: object, talkgraph: object = {}): Promise<string> {
  const id = await caller.queue(prompt, { extra_data: { talkgraph } });
  await caller.ended(id);
  return id;
}

const forget = async (ids: readonly string[], files: boolean) => {
  const request = { method: 'DELETE', headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${server.url}/api/runs`, { ...request, body: JSON.stringify({ ids, files }) });
  return { status: answer.status, json: (await answer.json()) as { ids: string[]; files: { filename: string }[] } };
};

const isThere = (name: string) =>
  access(join(server.home.outputs, name)).then(
    () => true,
    () => false,
  );

test('a run keeps its title, its batch and its row, shows its best file, and is found by them', async () => {
  const first = await make(picture(1, 'lesson'), { title: ' 第一课\n开场 ', batch: 'b1', row: 0 });
  await make(picture(2, 'lesson'), { title: 'Lesson two', batch: 'b1', row: 1 });
  const summary = await caller.get(`/api/runs/${first}`);
  assert.deepEqual([summary.title, summary.batch, summary.row, summary.filesCount], ['第一课 开场', 'b1', 0, 1]);
  assert.deepEqual(summary.preview, { filename: 'lesson_00001_.png', subfolder: '', type: 'output' });
  const found = async (query: string) =>
    (await caller.get(`/api/runs?${query}`)).runs.map((run: { title?: string }) => run.title);
  assert.deepEqual(await found(`search=${encodeURIComponent('第一课')}`), ['第一课 开场']);
  assert.deepEqual(await found('search=lesson_00002_'), ['Lesson two']);
  assert.deepEqual(await found('search=background&order=oldest'), ['第一课 开场', 'Lesson two']);
  assert.deepEqual(await found('batch=b1&limit=1'), ['Lesson two']);
  const nodes = await caller.get(`/api/runs/${first}/nodes`);
  assert.ok(
    nodes.every(({ memoryBytes }: { memoryBytes: number }) => memoryBytes > 10e6),
    JSON.stringify(nodes),
  );
  const entry = (await caller.get(`/history/${first}`))[first];
  assert.equal(entry.prompt[3].talkgraph.batch, 'b1');
});

test('what is said of a run has to be a text, and a row a number', async () => {
  for (const talkgraph of [{ title: 5 }, { title: 'x'.repeat(301) }, { row: -1 }, { batch: '' }, 'title']) {
    const { status, json } = await caller.post('/prompt', { prompt: picture(1, 'x'), extra_data: { talkgraph } });
    assert.deepEqual([status, json.error.code], [400, 'REQUEST_INVALID'], JSON.stringify(talkgraph));
  }
});

test('a forgotten run takes along the files that it made, unless another run uses them', async () => {
  const maker = await make(picture(7, 'shared'));
  const user = await make(picture(7, 'shared'));
  const alone = await make(picture(8, 'alone'));
  assert.equal((await caller.get(`/api/runs/${user}`)).preview.filename, 'shared_00001_.png');
  assert.deepEqual((await forget([maker], true)).json, { ids: [maker], files: [] });
  assert.ok(await isThere('shared_00001_.png'));
  const { json } = await forget([alone, user, 'unknown'], true);
  assert.deepEqual(json.ids, [alone, user]);
  assert.deepEqual(
    json.files.map(({ filename }) => filename),
    ['alone_00001_.png'],
  );
  assert.ok(!(await isThere('alone_00001_.png')));
  assert.equal((await fetch(`${server.url}/api/runs/${alone}`)).status, 404);
  assert.equal((await forget([], true)).status, 400);
});

test('the files of a forgotten run stay where that is not asked', async () => {
  const id = await make(picture(9, 'kept'));
  assert.deepEqual((await forget([id], false)).json, { ids: [id], files: [] });
  assert.ok(await isThere('kept_00001_.png'));
});

test('a run that has not ended is not forgotten', async () => {
  const id = await caller.queue({
    1: { class_type: 'TestWait', inputs: { value: 1, milliseconds: 60_000 } },
    2: { class_type: 'TestShow', inputs: { value: ['1', 0] } },
  });
  assert.deepEqual((await forget([id], true)).json.ids, []);
  assert.equal((await caller.get(`/api/runs/${id}`)).id, id);
  await caller.post('/queue', { delete: [id] });
  await caller.post('/interrupt', {});
});
