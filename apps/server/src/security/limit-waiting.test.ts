import assert from 'node:assert/strict';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';
import { limitWaiting } from './limit-waiting.js';

/** Sends raw text, then `again` as long as the connection is open; answers what came back when the server closed it. */
async function talk(limits: Parameters<typeof limitWaiting>[1], text: string, again?: string): Promise<string> {
  const app = Fastify({ logger: false });
  limitWaiting(app, limits);
  app.post('/change', async () => ({ changed: true }));
  app.post('/slow', async () => {
    await wait(300);
    return { slow: true };
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    answer += chunk;
  });
  // A connection that is cut off while it sends reports that, which is what is asked for here.
  socket.on('error', () => {});
  socket.write(text);
  const sending = again === undefined ? undefined : setInterval(() => socket.write(again), 5);
  // Not `once` of node:events, which fails at an error: a reset comes before the close, and is one way to be cut off.
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(sending);
  await app.close();
  return answer;
}

const head = (path: string, rest: string) => `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${rest}\r\n\r\n`;
const json = 'Content-Type: application/json\r\n';
const limit = { timeout: 120_000 };

test('a body that stops coming ends the connection', limit, async () => {
  const answer = await talk({ quietMs: 100, lingerMs: 60_000 }, `${head('/change', `${json}Content-Length: 50`)}{"a"`);
  assert.doesNotMatch(answer, / 200 /);
});

test(
  'a body that never ends after it was answered ends the connection, and the answer is still read',
  limit,
  async () => {
    const chunked = head('/nowhere', 'Content-Type: text/none\r\nTransfer-Encoding: chunked');
    const answer = await talk({ quietMs: 60_000, lingerMs: 100 }, chunked, '4\r\nabcd\r\n');
    assert.match(answer, /^HTTP\/1\.1 404 /);
  },
);

test('an answer may take longer than a body may be quiet', limit, async () => {
  const text = `${head('/slow', `${json}Connection: close\r\nContent-Length: 2`)}{}`;
  assert.match(await talk({ quietMs: 50, lingerMs: 50 }, text), /\{"slow":true\}/);
});
