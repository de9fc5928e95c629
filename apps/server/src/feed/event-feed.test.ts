import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { RunEvent } from '@talkgraph/engine';
import type { LogLine } from '../server-services.js';
import { EventDesk } from '../testing/event-desk.js';
import { RecordedConnection } from '../testing/recorded-connection.js';
import { bufferLimitBytes } from '../ws/patient-connection.js';
import { EventFeed } from './event-feed.js';
import { FeedClient } from './feed-client.js';

let desk: EventDesk;
let feed: EventFeed;
let sayLine: (line: LogLine) => void;
const earlier: LogLine = { at: 1, level: 'info', message: 'earlier', fields: {} };

beforeEach(() => {
  mock.timers.enable({ apis: ['setInterval', 'setTimeout', 'Date'], now: 0 });
  desk = new EventDesk();
  const logs = {
    recent: () => [earlier],
    onLine: (listener: (line: LogLine) => void) => {
      sayLine = listener;
      return () => {};
    },
  };
  feed = new EventFeed({ dispatcher: desk, logs, version: '1.2.3' });
});
afterEach(() => {
  feed.close();
  mock.timers.reset();
});

async function connect({ since, log = false }: { since?: number; log?: boolean } = {}) {
  const connection = new RecordedConnection();
  const client = new FeedClient(connection, log);
  await feed.add(client, since);
  return { connection, client };
}

/** What was told, in short: `hello`, `event a node-started 1`, `notice queue-changed`. */
function told({ messages }: RecordedConnection): string[] {
  return messages.map(({ type, data }) => {
    const { event, runId, kind, message } = data as Record<string, string> & { event?: Record<string, string> };
    const words = event ? [runId, event.kind, event.node, event.done] : [kind, message];
    return [type, ...words.filter((word) => word !== undefined)].join(' ');
  });
}

const started = (node: string): RunEvent => ({ kind: 'node-started', type: 'T', node, display: node });
const progress = (node: string, done: number): RunEvent => ({
  kind: 'node-progress',
  node,
  display: node,
  done,
  total: 100,
});
const done = (node: string): RunEvent => ({
  kind: 'node-done',
  type: 'T',
  node,
  display: node,
  ran: true,
  milliseconds: 1,
  record: { outputs: [] },
  output: true,
});
const ended: RunEvent = { kind: 'run-done', status: 'success' };

test('greets with the version, the place and the queue', async () => {
  desk.happen('a', undefined, ended);
  const { connection } = await connect();
  const data = { version: '1.2.3', sequence: 1, queue: { paused: false, running: [], pending: [] } };
  assert.deepEqual(connection.messages, [{ type: 'hello', data }]);
});

test('tells the events of all runs, whoever submitted them, and notices', async () => {
  const { connection } = await connect();
  desk.happen('a', 'somebody', started('1'));
  desk.happen('b', undefined, started('2'));
  desk.notify({ kind: 'run-changed', runId: 'a', state: 'running' });
  desk.notify({ kind: 'queue-changed' });
  assert.deepEqual(told(connection).slice(1), [
    'event a node-started 1',
    'event b node-started 2',
    'notice run-changed',
    'notice queue-changed',
  ]);
});

test('tells what was missed once and in order, also what happens meanwhile', async () => {
  for (const node of ['1', '2', '3']) desk.happen('a', undefined, started(node));
  desk.onRead = () => {
    desk.onRead = undefined;
    desk.happen('a', undefined, started('4'));
  };
  const { connection } = await connect({ since: 1 });
  desk.happen('a', undefined, ended);
  assert.deepEqual(told(connection).slice(1), [
    'event a node-started 2',
    'event a node-started 3',
    'event a node-started 4',
    'event a run-done',
  ]);
});

test('who asks for a place that was never reached hears everything from now on', async () => {
  const { connection } = await connect({ since: 500 });
  desk.happen('a', undefined, ended);
  assert.deepEqual(told(connection), ['hello', 'event a run-done']);
});

test('progress of a node comes ten times a second at most, the last of it before the end', async () => {
  const { connection } = await connect();
  for (let i = 1; i <= 50; i += 1) {
    desk.happen('a', undefined, progress('1', i));
    mock.timers.tick(10);
  }
  const told500 = told(connection).length - 1;
  assert.ok(told500 >= 4 && told500 <= 6, String(told500));
  for (const done of [98, 99]) desk.happen('a', undefined, progress('1', done));
  desk.happen('a', undefined, progress('2', 1));
  desk.happen('a', undefined, done('2'));
  desk.happen('a', undefined, ended);
  assert.deepEqual(told(connection).slice(-4), [
    'event a node-progress 2 1',
    'event a node-progress 1 99',
    'event a node-done 2',
    'event a run-done',
  ]);
});

test('many changes of the queue are told as few', async () => {
  const { connection } = await connect();
  for (let i = 0; i < 1000; i += 1) desk.notify({ kind: 'queue-changed' });
  mock.timers.tick(100);
  assert.deepEqual(told(connection), ['hello', 'notice queue-changed', 'notice queue-changed']);
});

test('the log comes to those who want it, with its last lines first', async () => {
  const { connection } = await connect({ log: true });
  const other = await connect();
  sayLine({ at: 2, level: 'warn', message: 'later', fields: { run: 'a' } });
  assert.deepEqual(told(connection), ['hello', 'log earlier', 'log later']);
  assert.deepEqual(told(other.connection), ['hello']);
});

test('a slow client is spared progress, and let go when too much waits for it', async () => {
  const { connection } = await connect();
  connection.bufferedAmount = 2 * 1024 * 1024;
  desk.happen('a', undefined, progress('1', 1));
  desk.happen('a', undefined, started('2'));
  assert.deepEqual(told(connection), ['hello', 'event a node-started 2']);
  connection.bufferedAmount = bufferLimitBytes + 1;
  desk.happen('a', undefined, started('3'));
  assert.equal(connection.closedWith?.code, 1013);
});
