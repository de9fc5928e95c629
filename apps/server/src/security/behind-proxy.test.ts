import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestServer } from '../testing/open-test-server.js';

const token = 'tok-en-99';

test('behind a proxy on this machine, wrong tokens of one client lock no other one out', async () => {
  await using server = await openTestServer({ token });
  const ask = (value: string, client: string, remoteAddress?: string) =>
    server.ask({
      url: '/queue',
      headers: { authorization: `Bearer ${value}`, 'x-forwarded-for': client },
      ...(remoteAddress !== undefined && { remoteAddress }),
    });
  for (let i = 0; i < 10; i += 1) assert.equal((await ask('wrong', '203.0.113.1')).statusCode, 401);
  assert.equal((await ask(token, '203.0.113.1')).statusCode, 429);
  assert.equal((await ask(token, '203.0.113.2')).statusCode, 200);
  // Whoever reaches the server from elsewhere cannot choose whom it is taken for.
  for (let i = 0; i < 10; i += 1) await ask('wrong', `203.0.113.${i + 10}`, '198.51.100.1');
  assert.equal((await ask(token, '203.0.113.99', '198.51.100.1')).statusCode, 429);
});

test('the cookie of a browser that speaks HTTPS never travels in the clear', async () => {
  await using server = await openTestServer({ token });
  const signIn = async (headers: Record<string, string>) =>
    String(
      (await server.ask({ method: 'POST', url: '/api/login', headers, payload: { token } })).headers['set-cookie'],
    );
  assert.match(await signIn({ 'x-forwarded-proto': 'https' }), /; Secure$/);
  assert.doesNotMatch(await signIn({}), /Secure/);
});

test('what a proxy says of the host is not believed', async () => {
  await using server = await openTestServer({ token });
  const headers = { host: 'evil.example', 'x-forwarded-host': '127.0.0.1', authorization: `Bearer ${token}` };
  assert.equal((await server.ask({ url: '/queue', headers })).statusCode, 403);
});
