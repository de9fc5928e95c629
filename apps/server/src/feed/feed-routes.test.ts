import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import WebSocket from 'ws';
import { openTestServer } from '../testing/open-test-server.js';

test('a page follows a run from another client, comes back, and hears what it missed', async () => {
  await using server = await openTestServer();
  const url = (await server.listen()).replace('http', 'ws');
  const first = await follow(`${url}/api/socket`);
  await server.dispatcher.submit({ runId: 'a', promptText: '{}', outputs: ['1'], extra: {} });
  await first.until('run-done');
  first.socket.terminate();
  assert.equal(first.messages[0]?.type, 'hello');
  const again = await follow(`${url}/api/socket?since=${first.messages[0]?.data.sequence}`);
  await again.until('run-done');
  const stored = ({ messages }: typeof first) =>
    messages.filter(({ data }) => data.sequence !== undefined && data.event).map(({ data }) => data);
  assert.deepEqual(stored(again), stored(first));
  again.socket.terminate();
  assert.equal(server.dispatcher.sequence, stored(again).at(-1)?.sequence);
});

test('the socket is held to the token, the host and the origin', async () => {
  await using server = await openTestServer({ token: 'open-sesame' });
  const url = `${(await server.listen()).replace('http', 'ws')}/api/socket`;
  const good = { authorization: 'Bearer open-sesame' };
  assert.equal(await outcome(url, {}), 401);
  assert.equal(await outcome(url, { ...good, origin: 'https://evil.example' }), 403);
  assert.equal(await outcome(url, { ...good, host: 'evil.example' }), 403);
  assert.equal(await outcome(url, good), 'open');
});

async function follow(url: string) {
  const socket = new WebSocket(url);
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked at member by member
  const messages: { type: string; data: any }[] = [];
  socket.on('message', (text) => {
    messages.push(JSON.parse(String(text)));
    socket.emit('told');
  });
  await once(socket, 'open');
  return {
    socket,
    messages,
    async until(kind: string) {
      while (!messages.some(({ data }) => data.event?.kind === kind)) await once(socket, 'told');
    },
  };
}

async function outcome(url: string, headers: Record<string, string>): Promise<number | 'open'> {
  const socket = new WebSocket(url, { headers });
  socket.on('error', () => {});
  const found = await Promise.race([
    once(socket, 'open').then(() => 'open' as const),
    once(socket, 'unexpected-response').then(([, response]) => response.statusCode as number),
  ]);
  socket.terminate();
  return found;
}
