import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
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
