import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { RunEvent } from '@talkgraph/engine';
import type { LogLine } from '../server-services.js';
import { EventDesk } from '../testing/event-desk.js';
import { RecordedConnection } from '../testing/recorded-connection.js';
import { ClientSocket } from './client-socket.js';
import { bufferLimitBytes } from './patient-connection.js';
import { SocketHub } from './socket-hub.js';

let desk: EventDesk;
let hub: SocketHub;
let logListeners: Set<(line: LogLine) => void>;

beforeEach(() => {
  mock.timers.enable({ apis: ['setInterval', 'setTimeout', 'Date'], now: 0 });
  desk = new EventDesk();
  logListeners = new Set();
  const logs = {
    recent: () => [],
    onLine: (listener: (line: LogLine) => void) => {
      logListeners.add(listener);
      return () => void logListeners.delete(listener);
    },
  };
  hub = new SocketHub({ dispatcher: desk, logs, options: { uploadLimitBytes: 5 } });
});
afterEach(() => {
  hub.close();
  mock.timers.reset();
});

async function connect(clientId: string, since?: number) {
  const connection = new RecordedConnection();
  const socket = new ClientSocket(connection, { clientId, locale: 'en' }, since !== undefined);
  await hub.add(socket, since);
  return { connection, socket };
}

const of = (node: string) => ({ node, display: node });
const started = (node: string): RunEvent => ({ kind: 'node-started', type: 'T', ...of(node) });
const done = (node: string): RunEvent => ({
  kind: 'node-done',
  type: 'T',
  ran: true,
  milliseconds: 1,
  record: { outputs: [], ui: { images: [] } },
  output: true,
  ...of(node),
});
const ended: RunEvent = { kind: 'run-done', status: 'success' };

test('the first message tells the queue’s length and the socket’s id', async () => {
  desk.queueLength = 3;
  const { connection } = await connect('a');
  assert.deepEqual(connection.frames, [
    JSON.stringify({ type: 'status', data: { status: { exec_info: { queue_remaining: 3 } }, sid: 'a' } }),
  ]);
});

test('events go to all sockets of the client that submitted the run, and to no other', async () => {
  const [first, second, other] = [await connect('a'), await connect('a'), await connect('b')];
  for (const event of [started('1'), done('1'), ended]) desk.happen('r', 'a', event);
  assert.ok(first.connection.told.includes('executing null'));
  assert.deepEqual(second.connection.frames, first.connection.frames);
  assert.deepEqual(other.connection.told, []);
});

test('a socket that goes does not take the newer one of the same client with it', async () => {
  const old = await connect('a');
  const newer = await connect('a');
  hub.remove(old.socket);
  desk.happen('r', 'a', started('1'));
  assert.ok(newer.connection.told.includes('executing 1'));
  assert.ok(!old.connection.told.includes('executing 1'));
});

test('a client that comes in mid-run hears which node runs', async () => {
  desk.happen('r', 'a', started('1'));
  const { connection } = await connect('a');
  assert.deepEqual(connection.messages, [
    { type: 'executing', data: { node: '1', display_node: '1', prompt_id: 'r' } },
  ]);
});

test('the progress of a run that belongs to nobody is seen by everybody, its outcome by nobody', async () => {
  const { connection } = await connect('a');
  for (const event of [started('1'), done('1'), ended]) desk.happen('r', undefined, event);
  assert.deepEqual(connection.told, ['progress_state', 'progress_state']);
});

test('the queue’s length is told when it changes, and every four seconds in any case', async () => {
  const { connection } = await connect('a');
  desk.queueLength = 1;
  desk.notify({ kind: 'queue-changed' });
  desk.notify({ kind: 'workers-changed' });
  assert.equal(connection.frames.length, 2);
  mock.timers.tick(12_000);
  assert.equal(connection.frames.length, 5);
  assert.deepEqual(JSON.parse(String(connection.frames.at(-1))).data, {
    status: { exec_info: { queue_remaining: 1 } },
  });
});

test('feature flags are answered with the server’s own, anything else is passed over', async () => {
  const { connection, socket } = await connect('a');
  for (const text of ['', 'null', '[]', '{"type":"feature_flags"}', '{"type":"x","data":{}}'])
    hub.receive(socket, text);
  assert.equal(connection.messages.length, 0);
  hub.receive(socket, '{"type":"feature_flags","data":{"supports_progress_deltas":true}}');
  const answers = connection.messages;
  assert.deepEqual(answers, [
    {
      type: 'feature_flags',
      data: { supports_preview_metadata: true, supports_progress_deltas: true, max_upload_size: 5 },
    },
  ]);
  desk.happen('r', 'a', started('1'));
  desk.happen('r', 'a', started('2'));
  const states = connection.messages.filter(({ type }) => type === 'progress_state');
  assert.deepEqual(Object.keys(states.at(-1)?.data.nodes as object), ['2']);
});

test('progress that was held back is told when its time has come', async () => {
  const { connection } = await connect('a');
  desk.happen('r', 'a', started('1'));
  desk.happen('r', 'a', { kind: 'node-progress', done: 5, total: 9, ...of('1') });
  assert.ok(!connection.told.includes('progress 1'));
  mock.timers.tick(300);
  assert.ok(connection.told.includes('progress 1'));
});

test('a client that was away is told what it missed, then what happens, nothing twice and nothing left out', async () => {
  for (const node of ['1', '2', '3']) for (const event of [started(node), done(node)]) desk.happen('r', 'a', event);
  desk.happen('other', 'b', started('x'));
  // Things go on happening while the stored events are read.
  let reads = 0;
  desk.onRead = () => {
    if (reads++ === 0) desk.happen('r', 'a', started('4'));
    else if (reads === 2) desk.happen('r', 'a', done('4'));
  };
  const { connection } = await connect('a', 2);
  desk.onRead = undefined;
  desk.happen('r', 'a', ended);
  const told = connection.told.filter((line) => !line.startsWith('progress_state'));
  const nodes = ['2', '3', '4'].flatMap((node) => [`executing ${node}`, `executed ${node}`]);
  assert.deepEqual(told, [...nodes, 'execution_success', 'executing null']);
  const places = connection.messages.flatMap(({ data }) => (data.sequence === undefined ? [] : [data.sequence]));
  assert.deepEqual(
    places,
    [...new Set(places)].sort((a, b) => Number(a) - Number(b)),
  );
});

test('a client that does not read is let go with a reason, and hears nothing more', async () => {
  const { connection, socket } = await connect('a');
  connection.bufferedAmount = bufferLimitBytes + 1;
  desk.happen('r', 'a', started('1'));
  assert.equal(connection.closedWith?.code, 1013);
  assert.match(connection.closedWith?.reason ?? '', /too slow/);
  assert.equal(socket.closed, true);
  assert.deepEqual(connection.told, []);
});

test('a client that catches up slowly is waited for, page after page', async () => {
  for (let n = 0; n < 1200; n++) desk.happen('r', 'a', { kind: 'nodes-cached', nodes: [String(n)] });
  const connection = new RecordedConnection();
  const socket = new ClientSocket(connection, { clientId: 'a', locale: 'en' }, true);
  let reads = 0;
  desk.onRead = () => {
    reads++;
    // What was sent so far is not taken until somebody looks again.
    connection.bufferedAmount = 2 * 1024 * 1024;
    setImmediate(() => {
      connection.bufferedAmount = 0;
      mock.timers.tick(20);
    });
  };
  await hub.add(socket, 0);
  assert.equal(connection.told.length, 1200);
  assert.equal(reads, 4);
  assert.equal(connection.closedWith, undefined);
});

test('a client that goes while it catches up ends the replay', async () => {
  for (let n = 0; n < 1200; n++) desk.happen('r', 'a', { kind: 'nodes-cached', nodes: [String(n)] });
  const connection = new RecordedConnection();
  const socket = new ClientSocket(connection, { clientId: 'a', locale: 'en' }, true);
  desk.onRead = () => hub.remove(socket);
  await hub.add(socket, 0);
  assert.deepEqual(connection.told, []);
});

test('a client that reads slowly misses previews and progress, not events', async () => {
  const { connection } = await connect('a');
  connection.bufferedAmount = 2 * 1024 * 1024;
  desk.happen('r', 'a', started('1'));
  const preview = { mimeType: 'image/png' as const, bytes: new Uint8Array(10) };
  desk.happen('r', 'a', { kind: 'node-preview', preview, ...of('1') });
  assert.deepEqual(connection.told, ['executing 1']);
  assert.ok(connection.frames.every((frame) => typeof frame === 'string'));
});

test('log lines go to clients that asked for them', async () => {
  const { connection } = await connect('a');
  const line: LogLine = { at: 0, level: 'info', message: 'Hello', fields: { run: 'r' } };
  const write = () => {
    for (const listener of logListeners) listener(line);
  };
  write();
  hub.subscribeToLogs('a', true);
  write();
  hub.subscribeToLogs('a', false);
  write();
  assert.deepEqual(connection.messages, [
    {
      type: 'logs',
      data: {
        entries: [{ t: '1970-01-01T00:00:00.000Z', m: '[info] Hello {"run":"r"}\n' }],
        size: { cols: 80, rows: 24 },
      },
    },
  ]);
});

test('closing disconnects everybody and stops listening', async () => {
  const { connection } = await connect('a');
  hub.close();
  assert.equal(connection.closedWith?.code, 1001);
  assert.equal(desk.listeners, 0);
  assert.equal(logListeners.size, 0);
});
