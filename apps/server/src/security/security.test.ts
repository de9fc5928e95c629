import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import websocket from '@fastify/websocket';
import { type Logger, silentLogger } from '@talkgraph/engine';
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import WebSocket from 'ws';
import { handleErrors } from '../error-handler.js';
import { installOpenApi } from '../ops/install-openapi.js';
import type { ServerOptions } from '../server-services.js';
import { installSecurity } from './install-security.js';
import { loginRoutes } from './login-routes.js';

const token = 'correct horse battery';

const open: FastifyInstance[] = [];
after(() => Promise.all(open.map((app) => app.close())));

/** An app with every rule, one route that reads, one that changes, and a socket. */
async function startApp(changes: Partial<ServerOptions> = {}, log: Logger = silentLogger): Promise<FastifyInstance> {
  const options: ServerOptions = {
    host: '127.0.0.1',
    port: 0,
    allowedHosts: ['studio.lan'],
    allowedOrigins: ['https://editor.example'],
    uploadLimitBytes: 1000,
    argv: [],
    ...changes,
  };
  const app = Fastify();
  open.push(app);
  handleErrors(app, { log: silentLogger });
  await installSecurity(app, { options, log });
  await installOpenApi(app, { version: '1.2.3' });
  await app.register(websocket);
  await app.register((scope) => loginRoutes(scope, { options, log }));
  await app.register(async (scope) => {
    scope.get('/read', async () => ({ read: true }));
    scope.post('/change', async () => ({ changed: true }));
    scope.delete('/change', async () => ({ changed: true }));
    scope.get('/ws', { websocket: true }, (socket) => socket.send('hello'));
  });
  await app.ready();
  return app;
}

async function ask(app: FastifyInstance, request: InjectOptions): Promise<{ status: number; code?: string }> {
  const answer = await app.inject({ ...request, headers: { host: '127.0.0.1:8188', ...request.headers } });
  const body = answer.headers['content-type']?.toString().includes('json') ? answer.json() : {};
  return { status: answer.statusCode, ...(body.error && { code: body.error.code }) };
}

describe('the Host header', () => {
  test("this machine's own names, with any port, and allowed ones are answered", async () => {
    const app = await startApp();
    for (const host of ['127.0.0.1:8188', 'localhost', 'LOCALHOST:9', '[::1]:8188', 'studio.lan:8188']) {
      assert.equal((await ask(app, { url: '/read', headers: { host } })).status, 200, host);
    }
  });

  test('any other name is refused on every route, unknown ones included, before anything else is said', async () => {
    const app = await startApp({ token });
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.1.5', 'a b']) {
      for (const url of ['/read', '/nowhere', '/healthz', '/docs/json', '/api/login']) {
        const answer = await ask(app, { url, headers: { host } });
        assert.deepEqual(answer, { status: 403, code: 'HOST_REFUSED' }, `${host} ${url}`);
      }
    }
  });

  test('the name it is bound to is answered', async () => {
    const app = await startApp({ host: '192.168.1.5', token });
    const headers = { host: '192.168.1.5:8188', authorization: `Bearer ${token.replaceAll(' ', '-')}` };
    assert.equal((await ask(app, { url: '/read', headers })).code, 'TOKEN_REFUSED');
  });
});

test('a server on every address is known by each of them, but by no other name', async () => {
  for (const host of ['0.0.0.0', '::']) {
    const app = await startApp({ host, token });
    for (const name of ['192.168.1.5:8188', '[fe80::1]:8188', 'studio.lan']) {
      assert.equal((await ask(app, { url: '/read', headers: { host: name } })).code, 'TOKEN_REFUSED', name);
    }
    assert.equal((await ask(app, { url: '/read', headers: { host: 'evil.example' } })).code, 'HOST_REFUSED');
  }
});

describe('requests of pages', () => {
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { origin: 'not an origin' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://127.0.0.1:8188', 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of foreign) {
    test(`${JSON.stringify(headers)} may neither read nor change anything`, async () => {
      const app = await startApp();
      assert.deepEqual(await ask(app, { url: '/read', headers }), { status: 403, code: 'ORIGIN_REFUSED' });
      for (const method of ['POST', 'DELETE', 'PUT', 'PATCH'] as const) {
        const answer = await ask(app, { method, url: '/change', headers });
        assert.deepEqual(answer, { status: 403, code: 'ORIGIN_REFUSED' });
      }
    });
  }

  test('the own pages, programs without an Origin and allowed origins may change things', async () => {
    const app = await startApp();
    for (const headers of [
      {},
      { origin: 'http://127.0.0.1:8188', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://editor.example', 'sec-fetch-site': 'cross-site' },
    ]) {
      assert.equal((await ask(app, { method: 'POST', url: '/change', headers })).status, 200, JSON.stringify(headers));
    }
  });

  test('only allowed origins are told that they may read the answer', async () => {
    const app = await startApp();
    const allowed = (origin: string) =>
      app.inject({ url: '/read', headers: { host: 'localhost', origin } }).then((answer) => answer.headers);
    const good = await allowed('https://editor.example');
    assert.equal(good['access-control-allow-origin'], 'https://editor.example');
    assert.equal((await allowed('https://evil.example'))['access-control-allow-origin'], undefined);
  });
});

describe('the token', () => {
  test('is asked of every route but those that need none', async () => {
    const app = await startApp({ token });
    assert.deepEqual(await ask(app, { url: '/read' }), { status: 401, code: 'TOKEN_REFUSED' });
    assert.deepEqual(await ask(app, { url: '/nowhere' }), { status: 401, code: 'TOKEN_REFUSED' });
    assert.equal((await ask(app, { url: '/docs/json' })).status, 401);
    assert.equal((await ask(app, { url: '/api/login' })).status, 200);
  });

  test('is taken as a bearer, and in the address of what only reads', async () => {
    const app = await startApp({ token: 'tok-en' });
    assert.equal((await ask(app, { url: '/read', headers: { authorization: 'Bearer tok-en' } })).status, 200);
    assert.equal((await ask(app, { url: '/read?token=tok-en' })).status, 200);
    assert.equal((await ask(app, { method: 'POST', url: '/change?token=tok-en' })).status, 401);
    assert.equal((await ask(app, { url: '/read?token=tok-e' })).status, 401);
    assert.equal((await ask(app, { url: '/read?token=tok-en&token=tok-en' })).status, 401);
  });

  test('signs a browser in with a cookie that scripts cannot read and other sites cannot send', async () => {
    const app = await startApp({ token });
    const host = '127.0.0.1:8188';
    const answer = await app.inject({ method: 'POST', url: '/api/login', headers: { host }, payload: { token } });
    assert.equal(answer.statusCode, 204);
    const cookie = String(answer.headers['set-cookie']);
    assert.match(cookie, /; HttpOnly; SameSite=Strict; Path=\//);
    assert.ok(!cookie.includes(token), 'the token itself must not be written to the disk of the browser');
    const signedIn = { cookie: `other=1; ${cookie.split(';')[0]}` };
    assert.equal((await ask(app, { method: 'POST', url: '/change', headers: signedIn })).status, 200);
    assert.equal((await ask(app, { url: '/read', headers: { cookie: 'talkgraph_session=x' } })).status, 401);
    const out = await app.inject({ method: 'POST', url: '/api/logout', headers: { host } });
    assert.match(String(out.headers['set-cookie']), /^talkgraph_session=;.*Max-Age=0/);
  });

  test('may be wrong ten times a minute; then even the right one waits, and requests without one do not count', async () => {
    const warnings: string[] = [];
    const log = { ...silentLogger, warn: (_message: string, fields?: object) => warnings.push(JSON.stringify(fields)) };
    const app = await startApp({ token: 'tok-en' }, log as Logger);
    const send = (value: string) => ask(app, { url: '/read', headers: { authorization: `Bearer ${value}` } });
    for (let i = 0; i < 30; i += 1) assert.equal((await ask(app, { url: '/read' })).status, 401);
    for (let i = 0; i < 10; i += 1) assert.equal((await send('wrong')).status, 401);
    assert.deepEqual(await send('tok-en'), { status: 429, code: 'TOO_MANY_ATTEMPTS' });
    const login = await ask(app, { method: 'POST', url: '/api/login', payload: { token: 'tok-en' } });
    assert.deepEqual(login, { status: 429, code: 'TOO_MANY_ATTEMPTS' });
    assert.deepEqual(warnings, ['{"address":"127.0.0.1","seconds":60}']);
  });
});

describe('headers of answers', () => {
  test('allow our own scripts only, framing by nobody, and no upgrade to https', async () => {
    const app = await startApp();
    for (const headers of [{ host: 'localhost' }, { host: 'evil.example' }]) {
      const answer = await app.inject({ url: '/read', headers });
      const policy = String(answer.headers['content-security-policy']);
      assert.match(policy, /script-src 'self';/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /upgrade-insecure-requests/);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
      assert.equal(answer.headers['strict-transport-security'], undefined);
    }
  });

  test('let the pages of /docs work: they have no script or handler of their own inside', async () => {
    const app = await startApp();
    const page = await app.inject({ url: '/docs/', headers: { host: 'localhost' } });
    assert.equal(page.statusCode, 200);
    assert.doesNotMatch(page.body, /<script(?![^>]*\bsrc=)/);
    assert.doesNotMatch(page.body, / on[a-z]+=/);
    const described = await app.inject({ url: '/docs/json', headers: { host: 'localhost' } });
    assert.equal(described.json().openapi, '3.1.0');
    assert.ok(described.json().paths['/api/login'].post.requestBody);
  });
});

test('a body over the limit is refused as JSON', async () => {
  const app = await startApp();
  const payload = JSON.stringify({ much: 'x'.repeat(2 * 1024 * 1024) });
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(app, { method: 'POST', url: '/change', headers, payload });
  assert.deepEqual(answer, { status: 413, code: 'BODY_TOO_LARGE' });
});

describe('WebSocket upgrades', () => {
  async function connect(
    app: FastifyInstance,
    path: string,
    headers: Record<string, string>,
  ): Promise<number | 'open'> {
    if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    const outcome = await Promise.race([
      once(socket, 'open').then(() => 'open' as const),
      once(socket, 'unexpected-response').then(([, response]) => response.statusCode as number),
    ]);
    socket.on('error', () => {});
    socket.terminate();
    return outcome;
  }

  test('are held to the same host, origin and token', async () => {
    const app = await startApp({ token: 'tok-en' });
    const good = { authorization: 'Bearer tok-en' };
    assert.equal(await connect(app, '/ws', {}), 401);
    assert.equal(await connect(app, '/ws', good), 'open');
    assert.equal(await connect(app, '/ws?clientId=a&token=tok-en', {}), 'open');
    assert.equal(await connect(app, '/ws', { ...good, origin: 'https://evil.example' }), 403);
    assert.equal(await connect(app, '/ws', { ...good, origin: 'null' }), 403);
    assert.equal(await connect(app, '/ws', { ...good, 'sec-fetch-site': 'cross-site' }), 403);
    assert.equal(await connect(app, '/ws', { ...good, host: 'evil.example' }), 403);
    assert.equal(await connect(app, '/ws', { ...good, origin: 'https://editor.example' }), 'open');
  });
});
