import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JsonObject } from '@talkgraph/engine';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';
import { type ReceivedMessage, readEventStream } from '../testing/read-event-stream.js';

let server: TestServer;
let url: string;
before(async () => {
  server = await openTestServer();
  url = await server.listen();
});
after(() => server[Symbol.asyncDispose]());

async function submit(runId: string, script: JsonObject = {}): Promise<void> {
  await server.dispatcher.submit({ runId, promptText: '{}', outputs: ['1', '2'], extra: { script } });
}

async function readAll(response: Response): Promise<ReceivedMessage[]> {
  const all: ReceivedMessage[] = [];
  for await (const message of readEventStream(response)) all.push(message);
  return all;
}

const kinds = (messages: readonly ReceivedMessage[]) => messages.map(({ event }) => event);

describe('the events of a run', () => {
  test('come as a stream that ends with the run, progress included', async () => {
    await server.dispatcher.pause();
    await submit('live');
    const response = await fetch(`${url}/api/runs/live/events`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    await server.dispatcher.resume();
    const messages = await readAll(response);
    assert.deepEqual(kinds(messages), [
      'run-started',
      ...['node-started', 'node-progress', 'node-done'],
      ...['node-started', 'node-progress', 'node-done'],
      'run-done',
    ]);
    const ids = messages.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
    assert.equal(ids.length, 6, 'all but progress have a place in the sequence');
    assert.deepEqual(
      [...ids].sort((a, b) => a - b),
      ids,
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(messages.at(-1)?.data.event.status, 'success');
  });

  test('are sent again from where a client had come to, once each, and 204 tells it that there are no more', async () => {
    const all = await readAll(await fetch(`${url}/api/runs/live/events`));
    assert.deepEqual(kinds(all), ['run-started', 'node-started', 'node-done', 'node-started', 'node-done', 'run-done']);
    const third = all[2]?.id;
    const rest = await readAll(await fetch(`${url}/api/runs/live/events?since=${third}`));
    assert.deepEqual(rest, all.slice(3));
    const reconnected = await fetch(`${url}/api/runs/live/events?since=0`, { headers: { 'last-event-id': third! } });
    assert.deepEqual(await readAll(reconnected), all.slice(3));
    const done = await fetch(`${url}/api/runs/live/events?since=${all.at(-1)?.id}`);
    assert.equal(done.status, 204);
    const list = await (await fetch(`${url}/api/runs/live/history?since=${third}`)).json();
    assert.deepEqual(
      list,
      all.slice(3).map(({ data }) => data),
    );
  });

  test('of an unknown run, or after no number, are refused', async () => {
    assert.equal((await fetch(`${url}/api/runs/lost/events`)).status, 404);
    assert.equal((await fetch(`${url}/api/runs/live/events?since=x`)).status, 400);
  });
});

test('the events of all runs come with notices, and a client that leaves is forgotten', async () => {
  const response = await fetch(`${url}/api/events`);
  await submit('one');
  const seen: (string | undefined)[] = [];
  for await (const { event, data } of readEventStream(response)) {
    seen.push(event);
    if (event === 'run-changed' && data.state === 'success') break;
  }
  assert.ok(seen.includes('run-done') && seen.includes('queue-changed'));
});

test('two clients that reconnect while a run goes on both see every stored event once and in order', async () => {
  await server.dispatcher.pause();
  await Promise.all(Array.from({ length: 20 }, (_, i) => submit(`many ${i}`)));
  const since = (await server.dispatcher.events({ limit: 100_000 })).at(-1)?.sequence ?? 0;
  const read = async () => {
    const sequence: number[] = [];
    let ended = 0;
    for await (const { id, event } of readEventStream(await fetch(`${url}/api/events?since=${since}`))) {
      if (id !== undefined) sequence.push(Number(id));
      if (event === 'run-done') ended += 1;
      if (ended === 20) break;
    }
    return sequence;
  };
  const first = read();
  await server.dispatcher.resume();
  const second = read();
  const stored = (await Promise.all([first, second])) as [number[], number[]];
  const expected = (await server.dispatcher.events({ since, limit: 1000 })).map(({ sequence }) => sequence);
  assert.deepEqual(stored[0], expected);
  assert.deepEqual(stored[1], expected);
});

test('the log is sent on as it is written', async () => {
  server.logLines.push({ at: 1, level: 'info', message: 'Earlier.', fields: {} });
  const messages = readEventStream(await fetch(`${url}/api/logs/stream`));
  assert.equal((await messages.next()).value?.data.message, 'Earlier.');
  server.log({ at: 2, level: 'warn', message: 'Later.', fields: { n: 1 } });
  assert.deepEqual((await messages.next()).value?.data.fields, { n: 1 });
  await messages.return(undefined);
});

test('a client that does not read is let go before its messages fill the memory', async () => {
  await using own = await openTestServer();
  const { hostname, port } = new URL(await own.listen());
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET /api/logs/stream HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  const connections = () => new Promise<number>((resolve) => own.app.server.getConnections((_, n) => resolve(n)));
  const fields = { text: 'x'.repeat(1024 * 1024) };
  let lines = 0;
  while ((await connections()) === 0) await nextTurn();
  while ((await connections()) > 0) {
    assert.ok(lines < 5000, 'it is never let go');
    own.tell({ at: lines, level: 'info', message: 'Much.', fields });
    lines += 1;
    await nextTurn();
  }
  socket.destroy();
  await once(socket, 'close');
});

test('streams end when the server closes', async () => {
  await using own = await openTestServer();
  const response = await fetch(`${await own.listen()}/api/events`);
  const read = readAll(response);
  await own.stop();
  assert.ok(Array.isArray(await read));
});
