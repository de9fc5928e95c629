import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import Fastify from 'fastify';
import { listen } from './listen.js';

test('a port that becomes free within seconds is waited for', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const app = Fastify();
  // The port is let go only after the first attempt has failed.
  const refused = new Promise<void>((resolve) => {
    app.server.once('error', () => resolve());
  });
  const listening = listen(app, { host: '127.0.0.1', port });
  await refused;
  blocker.close();
  assert.equal(await listening, `http://127.0.0.1:${port}`);
  await app.close();
});

test('a port that stays busy is told as such', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const app = Fastify();
  await assert.rejects(
    listen(app, { host: '127.0.0.1', port }, 0),
    (error) => isTalkgraphError(error) && error.code === 'PORT_TAKEN',
  );
  await app.close();
  blocker.close();
});
