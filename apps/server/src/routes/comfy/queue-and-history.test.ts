import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ComfyCaller } from '../../testing/comfy-caller.js';
import { startTestServer, type TestServer } from '../../testing/start-test-server.js';

let server: TestServer;
let caller: ComfyCaller;
before(async () => {
  server = await startTestServer();
  caller = await new ComfyCaller(server.url, 'queue').connect();
});
after(async () => {
  await caller.disconnect();
  await server.close();
});

const shown = (value: number) => ({
  1: { class_type: 'TestNumber', inputs: { value } },
  2: { class_type: 'TestShow', inputs: { value: ['1', 0] } },
});
const waiting = {
  1: { class_type: 'TestWait', inputs: { value: 1, milliseconds: 60_000 } },
  2: { class_type: 'TestShow', inputs: { value: ['1', 0] } },
};
const pendingIds = async () => (await caller.get('/queue')).queue_pending.map((entry: unknown[]) => entry[1]);

/** Queues a run that waits until it is interrupted. */
async function block(): Promise<string> {
  const id = await caller.queue(waiting);
  await caller.until(({ type, data }) => type === 'executing' && data.prompt_id === id);
  return id;
}

test('history is paged as ComfyUI does it', async () => {
  const ids: string[] = [];
  for (let value = 0; value < 5; value++) {
    const id = await caller.queue(shown(value));
    await caller.ended(id);
    ids.push(id);
  }
  const page = async (query: string) => Object.keys(await caller.get(`/history?${query}`));
  assert.deepEqual(await page(''), ids);
  assert.deepEqual(await page('offset=0'), ids);
  assert.deepEqual(await page('max_items=2'), ids.slice(-2));
  assert.deepEqual(await page('max_items=2&offset=-1'), ids.slice(-2));
  assert.deepEqual(await page('max_items=2&offset=0'), ids.slice(0, 2));
  assert.deepEqual(await page('max_items=2&offset=2'), ids.slice(2, 4));
  assert.deepEqual(await page('max_items=2&offset=4'), ids.slice(4));
  assert.deepEqual(await page('offset=3'), ids.slice(3));
  assert.deepEqual(await page('offset=100'), []);
  assert.deepEqual(await page('max_items=5&offset=5'), []);
  assert.deepEqual(await page('max_items=100'), ids);
  const texts = await Promise.all([1, 2].map(async () => (await fetch(`${server.url}/history`)).text()));
  assert.equal(texts[0], texts[1]);
});

test('a run that is asked for before it ended, or that nobody knows, is an empty object', async () => {
  const id = await block();
  assert.deepEqual(await caller.get(`/history/${id}`), {});
  assert.deepEqual(await caller.get('/history/nobody'), {});
  await caller.post('/interrupt', { prompt_id: id });
  await caller.ended(id);
  assert.equal((await caller.get(`/history/${id}`))[id].status.status_str, 'cancelled');
});

test('runs can be forgotten, one by one or all', async () => {
  const [first, second] = [await caller.queue(shown(10)), await caller.queue(shown(11))];
  await caller.ended(second);
  assert.deepEqual((await caller.post('/history', { delete: [first] })).json, {});
  assert.deepEqual(await caller.get(`/history/${first}`), {});
  assert.ok((await caller.get(`/history/${second}`))[second]);
  await caller.post('/history', { clear: true });
  assert.deepEqual(await caller.get('/history'), {});
});

test('waiting runs can be deleted, moved and cleared', async () => {
  const blocker = await block();
  const [a, b, c] = [await caller.queue(shown(1)), await caller.queue(shown(2)), await caller.queue(shown(3))];
  assert.deepEqual(await pendingIds(), [a, b, c]);
  await caller.post('/queue', { move: { prompt_id: c, to: 'front' } });
  await caller.post('/queue', { move: { prompt_id: a, to: { before: b } } });
  assert.deepEqual(await pendingIds(), [c, a, b]);
  assert.deepEqual((await caller.post('/queue', { delete: [a, 'nobody'] })).json, {});
  assert.deepEqual(await pendingIds(), [c, b]);
  await caller.post('/queue', { clear: true });
  assert.deepEqual(await pendingIds(), []);
  const refused = await caller.post('/queue', { move: { prompt_id: a, to: 'back' } });
  assert.equal(refused.status, 409);
  await caller.post('/interrupt', {});
  await caller.ended(blocker);
});

test('a paused queue starts nothing until it is resumed', async () => {
  await caller.post('/queue', { pause: true });
  const id = await caller.queue(shown(20));
  assert.equal((await caller.get('/queue')).paused, true);
  assert.deepEqual(await pendingIds(), [id]);
  await caller.post('/queue', { resume: true });
  await caller.ended(id);
  assert.equal((await caller.get('/queue')).paused, false);
});

test('interrupting a run that only waits, or that nobody knows, does nothing', async () => {
  const blocker = await block();
  const id = await caller.queue(shown(30));
  assert.deepEqual((await caller.post('/interrupt', { prompt_id: id })).json, {});
  assert.deepEqual((await caller.post('/interrupt', { prompt_id: 'nobody' })).json, {});
  assert.deepEqual(await pendingIds(), [id]);
  assert.deepEqual((await caller.post('/interrupt', '')).json, {});
  await caller.ended(blocker);
  await caller.ended(id);
});

test('there is an end to how many runs are taken out or forgotten at once', async () => {
  for (const path of ['/queue', '/history']) {
    const answer = await caller.post(path, { delete: Array(10_001).fill('nobody') });
    assert.deepEqual([answer.status, answer.json.error.code], [400, 'REQUEST_INVALID']);
  }
});

test('a run is in history before it leaves the queue', async () => {
  const id = await caller.queue(shown(40));
  for (;;) {
    const { queue_running, queue_pending } = await caller.get('/queue');
    const history = await caller.get(`/history/${id}`);
    const queued = [...queue_running, ...queue_pending].some((entry) => entry[1] === id);
    assert.ok(queued || history[id], 'it is in neither list nor history');
    if (!queued) break;
  }
});

test('history survives a restart of the server', async () => {
  const id = await caller.queue(shown(50));
  await caller.ended(id);
  const before = await caller.get('/history');
  await caller.disconnect();
  server = await server.restart();
  caller = await new ComfyCaller(server.url, 'queue').connect();
  assert.deepEqual(await caller.get('/history'), before);
  const again = await caller.run(shown(50));
  assert.deepEqual(again.outputs, before[id].outputs);
});
