import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';
import { ComfyCaller } from '../testing/comfy-caller.js';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
let caller: ComfyCaller;
before(async () => {
  server = await startTestServer();
  caller = await new ComfyCaller(server.url, 'events').connect();
});
after(async () => {
  await caller.disconnect();
  await server.close();
});

const shown = (value: number, type = 'TestNumber') => ({
  1: { class_type: type, inputs: { value } },
  2: { class_type: 'TestShow', inputs: { value: ['1', 0] } },
});

test('the first message carries the socket’s id', () => {
  assert.equal(caller.messages[0]?.type, 'status');
  assert.equal(caller.messages[0]?.data.sid, 'events');
});

test('a run is told in ComfyUI’s order, and its history is there when the last message comes', async () => {
  const id = await caller.queue(shown(1));
  await caller.ended(id);
  assert.deepEqual(caller.told(id), [
    'execution_start',
    'execution_cached',
    'progress_state',
    'executing 1',
    'progress_state',
    'progress_state',
    'executing 2',
    'executed 2',
    'progress_state',
    'execution_success',
    'executing null',
  ]);
});

test('a cached run tells what is cached, and its outputs again', async () => {
  await caller.run(shown(2));
  const id = await caller.queue(shown(2));
  await caller.ended(id);
  assert.deepEqual(caller.told(id), [
    'execution_start',
    'execution_cached',
    'executed 2',
    'execution_success',
    'executing null',
  ]);
  const cached = caller.messages.find(({ type, data }) => type === 'execution_cached' && data.prompt_id === id);
  assert.deepEqual([...(cached?.data.nodes ?? [])].sort(), ['1', '2']);
  const entry = (await caller.get(`/history/${id}`))[id];
  assert.deepEqual(entry.outputs, { 2: { text: ['2'] } });
});

test('a failed run tells one error with the node, its type and what it was given', async () => {
  const id = await caller.queue({
    ...shown(3),
    1: { class_type: 'TestNumber', inputs: { value: 3 } },
    3: { class_type: 'TestFail', inputs: { value: ['1', 0] } },
    4: { class_type: 'TestShow', inputs: { value: ['3', 0] } },
  });
  await caller.ended(id);
  const errors = caller.messages.filter(({ type, data }) => type === 'execution_error' && data.prompt_id === id);
  assert.equal(errors.length, 1);
  const { data } = errors[0] as (typeof errors)[number];
  assert.equal(data.node_id, '3');
  assert.equal(data.node_type, 'TestFail');
  assert.match(data.exception_message, /It fails on purpose/);
  assert.ok(Array.isArray(data.traceback) && Array.isArray(data.executed));
  assert.ok(!caller.told(id).includes('execution_success'));
  const entry = (await caller.get(`/history/${id}`))[id];
  assert.equal(entry.status.status_str, 'error');
  assert.equal(entry.status.completed, false);
});

test('a cancelled run tells that it was interrupted, and where', async () => {
  const id = await caller.queue(shown(4, 'TestWait'));
  await caller.until(({ type, data }) => type === 'executing' && data.prompt_id === id);
  await caller.post('/interrupt', { prompt_id: id });
  await caller.ended(id);
  const interrupted = caller.messages.find(
    ({ type, data }) => type === 'execution_interrupted' && data.prompt_id === id,
  );
  assert.equal(interrupted?.data.node_id, '1');
});

test('remarks and previews of nodes arrive, with their node for clients that can take it', async () => {
  const remark = (seed: number) => ({
    1: { class_type: 'TestRemark', inputs: { text: 'No GPU was found.', seed } },
    2: { class_type: 'TestShow', inputs: { value: ['1', 0] } },
  });
  const modern = await new ComfyCaller(server.url, 'modern').connect('&lang=zh');
  modern.send({ type: 'feature_flags', data: { supports_preview_metadata: true } });
  await modern.until(({ type }) => type === 'feature_flags');
  await modern.run(remark(1));
  await caller.run(remark(2));
  assert.deepEqual(modern.binary.map((frame) => frame.readUInt32BE(0)).sort(), [3, 4]);
  assert.deepEqual(caller.binary.map((frame) => frame.readUInt32BE(0)).sort(), [1, 3]);
  const line = modern.binary.find((frame) => frame.readUInt32BE(0) === 3);
  assert.equal(line?.subarray(9).toString(), '你好');
  const note = caller.messages.find(({ type }) => type === 'node_note');
  assert.deepEqual(note?.data.text, { en: 'No GPU was found.', zh: '你好' });
  await modern.disconnect();
});

test('a client that comes back is told what it missed, once and in order', async () => {
  const away = await new ComfyCaller(server.url, 'away').connect();
  const first = await away.queue(shown(5));
  await away.ended(first);
  const last = away.messages.findLast(({ data }) => data.prompt_id === first);
  await away.disconnect();
  const missed = await away.queue(shown(6));
  await caller.run(shown(7));
  const back = await new ComfyCaller(server.url, 'away').connect(`&since=${last?.data.sequence}`);
  await back.ended(missed);
  assert.deepEqual(back.told(first), []);
  assert.deepEqual(
    back.told(missed).filter((line) => line !== 'progress_state'),
    [
      'execution_start',
      'execution_cached',
      'executing 1',
      'executing 2',
      'executed 2',
      'execution_success',
      'executing null',
    ],
  );
  const all = await new ComfyCaller(server.url, 'away').connect('&since=0');
  await all.ended(missed);
  assert.ok(all.told(first).includes('executing null'));
  await Promise.all([back.disconnect(), all.disconnect()]);
});

test('the same socket is at /api/ws', async () => {
  const other = new ComfyCaller(`${server.url}/api`, 'api');
  await other.connect();
  await other.disconnect();
});

test('closing the server tells its clients why', async () => {
  const another = await startTestServer();
  const socket = new WebSocket(`${another.url.replace('http', 'ws')}/ws?clientId=x`);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  await another.close();
  assert.equal(await closed, 1001);
});

test('a client that does not answer does not hold the server up', { timeout: 120_000 }, async () => {
  const another = await startTestServer();
  const { hostname, port } = new URL(another.url);
  const connection = connect(Number(port), hostname).on('error', () => {});
  connection.write(
    `GET /ws?clientId=mute HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [answer] = await once(connection, 'data');
  assert.match(String(answer), /^HTTP\/1\.1 101 /);
  await another.close();
  connection.destroy();
});
