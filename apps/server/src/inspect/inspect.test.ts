import assert from 'node:assert/strict';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { NodeValues } from '@talkgraph/protocol';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

const sample = new URL('../../../web/public/samples/presenter.mp4', import.meta.url);
const prompt = {
  1: { class_type: 'LoadVideo', inputs: { file: 'presenter.mp4' } },
  2: { class_type: 'TrimVideo', inputs: { video: ['1', 0], start: 0.2, duration: 0.4 } },
  3: { class_type: 'VideoToImages', inputs: { video: ['2', 0], count: 2 } },
  4: { class_type: 'PreviewAny', inputs: { source: ['3', 0] } },
  5: { class_type: 'PreviewAny', inputs: { source: ['2', 0] } },
  // A name that every object has.
  toString: { class_type: 'TrimVideo', inputs: { video: ['1', 0], start: 0, duration: 0.3 } },
};

let server: TestServer;
before(async () => {
  server = await startTestServer();
  await mkdir(server.home.inputs, { recursive: true });
  await cp(sample, join(server.home.inputs, 'presenter.mp4'));
});
after(() => server.close());

const get = (path: string) => fetch(`${server.url}/api/runs/${path}`);
const json = async <T>(path: string) => (await (await get(path)).json()) as T;
const code = async (path: string) => (await json<{ error: { code: string } }>(path)).error.code;
const run = async (nodes: object = prompt, extra: object = {}) => {
  const answer = await fetch(`${server.url}/prompt`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: nodes, ...extra }),
  });
  const { prompt_id: id } = (await answer.json()) as { prompt_id: string };
  for (;;) {
    const { state } = await json<{ state: string }>(id);
    if (state !== 'pending' && state !== 'running') return id;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

test('values are told as they were, also of nodes that the cache spared', async () => {
  const [first, second] = [await run(), await run()];
  for (const [id, state] of [
    [first, 'done'],
    [second, 'cached'],
  ] as const) {
    const values = await json<NodeValues>(`${id}/nodes/3/values`);
    assert.deepEqual([values.type, values.state], ['VideoToImages', state]);
    const [video] = values.inputs;
    const count = values.inputs.find(({ slot }) => slot === 'count');
    assert.deepEqual([video?.slot, video?.from?.node], ['video', '2']);
    const clip = video?.items[0];
    assert.ok(clip?.kind === 'clip');
    assert.deepEqual(
      clip.ops.map(({ op }) => op),
      ['source', 'trim'],
    );
    assert.ok(!JSON.stringify(values).includes('sha256'), 'no keys of files');
    assert.deepEqual(count?.items, [{ kind: 'json', value: 2 }]);
    const [pictures] = values.outputs;
    assert.ok(pictures?.items[0]?.kind === 'stills' && pictures.items[0].count === 2);
  }
});

test('a node that a run did not come to is shown as an earlier run of the workflow had it', async () => {
  const of = (workflow: string) => ({ extra_data: { extra_pnginfo: { workflow: { id: workflow } } } });
  const { 4: _four, 3: _three, ...short } = prompt;
  const other = await run(prompt, of('other'));
  const first = await run(prompt, of('mine'));
  const last = await run(short, of('mine'));
  const later = await run(prompt, of('mine'));
  const read = (id: string, query = '') => json<NodeValues>(`${id}/nodes/3/values${query}`);
  assert.equal((await get(`${last}/nodes/3/values`)).status, 404);
  const { state, earlier } = await read(last, '?earlier=true');
  assert.ok(state === 'done' || state === 'cached');
  assert.equal(earlier?.run, first);
  assert.equal((await read(later, '?earlier=true')).earlier, undefined);
  assert.equal((await get(`${last}/nodes/99/values?earlier=true`)).status, 404);
  assert.equal((await get(`${await run(short, of('new'))}/nodes/3/values?earlier=true`)).status, 404);
  assert.notEqual(other, first);
});

test('contents of values are sent, once made they come from the store', async () => {
  const id = await run();
  const item = `${id}/nodes/3/inputs/video/0`;
  for (const [path, type] of [
    [`${item}/frame?at=0.1&width=64`, 'image/webp'],
    [`${item}/frame?at=0.1&width=64`, 'image/webp'],
    [`${item}/clip?from=0&seconds=0.2&width=64`, 'video/mp4'],
    [`${id}/nodes/3/outputs/0/0/still/1?width=32`, 'image/webp'],
    [`${id}/nodes/3/outputs/0/0/still/1/heat?size=8`, 'application/json; charset=utf-8'],
  ] as const) {
    const answer = await get(path);
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, type], path);
    assert.ok((await answer.arrayBuffer()).byteLength > 50);
  }
});

test('a frame is compared with the one it was made of, not with the one at the same time', async () => {
  const id = await run();
  const bytes = async (path: string) => Buffer.from(await (await get(`${id}/nodes/2/${path}`)).arrayBuffer());
  const made = await bytes('outputs/0/0/frame?at=0.12&width=64&behind=video/0');
  assert.ok(made.length > 50);
  assert.deepEqual(made, await bytes('inputs/video/0/frame?at=0.32&width=64'));
  assert.notDeepEqual(made, await bytes('inputs/video/0/frame?at=0.12&width=64'));
  const nothing = ['video/1', 'lost/0'].map((behind) => code(`${id}/nodes/2/outputs/0/0/frame?behind=${behind}`));
  assert.deepEqual(await Promise.all(nothing), ['INSPECTED_VALUE_NOT_FOUND', 'INSPECTED_VALUE_NOT_FOUND']);
  assert.equal(await code(`${id}/nodes/2/outputs/0/0/frame?behind=video`), 'REQUEST_INVALID');
});

test('a client that leaves does not keep the answer from another one', async () => {
  const id = await run();
  const path = `${id}/nodes/2/outputs/0/0/clip?from=0&seconds=0.4&width=128`;
  const left = new AbortController();
  const given = fetch(`${server.url}/api/runs/${path}`, { signal: left.signal }).catch(() => undefined);
  const other = get(path);
  left.abort();
  await given;
  assert.equal((await other).status, 200);
});

test('what is not there, or not of that kind, is refused', async () => {
  const id = await run();
  assert.equal((await json<NodeValues>(`${id}/nodes/toString/values`)).state, 'unfinished');
  assert.equal(await code('lost/nodes/1/values'), 'RUN_NOT_FOUND');
  assert.equal((await get(`${id}/nodes/99/values`)).status, 404);
  assert.equal(await code(`${id}/nodes/3/outputs/7/0/frame`), 'INSPECTED_VALUE_NOT_FOUND');
  assert.equal(await code(`${id}/nodes/3/inputs/__proto__/0/frame`), 'INSPECTED_VALUE_NOT_FOUND');
  assert.equal(await code(`${id}/nodes/3/outputs/0/0/frame`), 'INSPECTED_VALUE_KIND');
  assert.equal(await code(`${id}/nodes/3/inputs/count/0/document`), 'INSPECTED_VALUE_KIND');
  assert.equal(await code(`${id}/nodes/2/outputs/0/0/face-track`), 'INSPECTED_VALUE_KIND');
  assert.equal(await code(`${id}/nodes/2/outputs/0/0/frame?at=-1`), 'REQUEST_INVALID');
});
