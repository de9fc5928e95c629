import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ComfyCaller } from '../../testing/comfy-caller.js';
import { startTestServer, type TestServer } from '../../testing/start-test-server.js';

let server: TestServer;
let caller: ComfyCaller;
before(async () => {
  server = await startTestServer();
  caller = new ComfyCaller(server.url, 'facts');
});
after(() => server.close());

test('node types are described, with limits exact and custom packs named', async () => {
  const text = await (await fetch(`${server.url}/object_info`)).text();
  assert.match(text, /"max":18446744073709551615/);
  const all = JSON.parse(text);
  assert.equal(all.TestNumber.python_module, 'custom_nodes.server-test');
  assert.deepEqual(all.TestShow.input, { required: { value: ['*', {}] } });
  assert.equal(all.TestShow.output_node, true);
  assert.deepEqual(await caller.get('/api/object_info/TestShow'), { TestShow: all.TestShow });
});

test('an unknown node type is an empty object', async () => {
  assert.deepEqual(await caller.get('/object_info/Primitive%20boolean%20%5BCrystools%5D'), {});
});

test('the system is described as clients expect it', async () => {
  const { system, devices } = await caller.get('/system_stats');
  assert.equal(typeof system.os, 'string');
  assert.ok(system.ram_total > system.ram_free);
  assert.deepEqual(system.argv, ['talkgraph', 'serve']);
  assert.ok(devices.length >= 1);
  assert.ok(devices[0].vram_total > 0);
});

test('features name the upload limit', async () => {
  assert.deepEqual(await caller.get('/features'), {
    supports_preview_metadata: true,
    supports_progress_deltas: true,
    max_upload_size: 10_000_000,
  });
});

test('what this server never has is empty, not missing', async () => {
  for (const path of ['/embeddings', '/extensions', '/models', '/experiment/models']) {
    assert.deepEqual(await caller.get(path), [], path);
  }
  for (const path of ['/workflow_templates', '/global_subgraphs', '/node_replacements']) {
    assert.deepEqual(await caller.get(path), {}, path);
  }
});

test('model files are listed by folder, and no other folder is', async () => {
  await mkdir(join(server.home.models, 'wav2lip', 'v1'), { recursive: true });
  await writeFile(join(server.home.models, 'wav2lip', 'a.onnx'), '');
  await writeFile(join(server.home.models, 'wav2lip', 'v1', 'b.onnx'), '');
  assert.deepEqual(await caller.get('/models'), ['wav2lip']);
  assert.deepEqual(await caller.get('/models/wav2lip'), ['a.onnx', 'v1/b.onnx']);
  for (const name of ['..', '..%2Finputs', '%2E%2E', 'wav2lip%2Fv1', 'wav2lip%00', '%2Fetc', 'C:%5C', '__proto__']) {
    for (const path of ['/models', '/experiment/models', '/view_metadata', '/internal/files']) {
      assert.equal(await rawStatus(`${path}/${name}`), 404, `${path}/${name}`);
    }
  }
});

/** The status of an address that is sent as it is: `fetch` would take its dots away. */
async function rawStatus(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url);
  const sent = request({ hostname, port, path, agent: false }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

test('names of node types are told in both languages', async () => {
  const { en, zh } = await caller.get('/i18n');
  assert.equal(en.nodeDefs.TestShow.display_name, 'Show');
  assert.equal(typeof zh.nodeDefs.TestShow.description, 'string');
});

test('the log can be read, and where the home lies is not told', async () => {
  const { entries, size } = await caller.get('/internal/logs/raw');
  assert.ok(entries.some(({ m }: { m: string }) => m.includes('The server is ready.')));
  assert.equal(typeof size.cols, 'number');
  assert.equal(typeof (await caller.get('/internal/logs')), 'string');
  const paths = await (await fetch(`${server.url}/internal/folder_paths`)).text();
  assert.doesNotMatch(paths, new RegExp(server.home.root));
});

test('log lines follow to clients that subscribe', async () => {
  const listener = await new ComfyCaller(server.url, 'log-reader').connect();
  const answer = await fetch(`${server.url}/internal/logs/subscribe`, {
    method: 'PATCH',
    body: JSON.stringify({ clientId: 'log-reader', enabled: true }),
  });
  assert.equal(answer.status, 200);
  await caller.post('/api/packs/reload', '{}', { 'content-type': 'application/json' });
  const { data } = await listener.until(({ type }) => type === 'logs');
  assert.match(data.entries[0].m, /Node packs were loaded\. .*server-test/);
  await listener.disconnect();
});

test('files of a folder are listed, the newest first', async () => {
  await writeFile(join(server.home.inputs, 'one.png'), '');
  assert.deepEqual(await caller.get('/internal/files/input'), ['one.png']);
});

test('memory is given back on request', async () => {
  assert.deepEqual((await caller.post('/free', { unload_models: true, free_memory: true })).json, {});
});

test('an unknown route is told with its code', async () => {
  const answer = await fetch(`${server.url}/manager/version`);
  assert.equal(answer.status, 404);
  assert.equal(((await answer.json()) as { error: { code: string } }).error.code, 'ROUTE_NOT_FOUND');
});
