import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';

let server: TestServer;
before(async () => {
  server = await openTestServer({ page: tmpdir() });
});
after(() => server[Symbol.asyncDispose]());

const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];

/** Every route as the app itself lists it, so that a new one cannot be forgotten. */
function listRoutes(): readonly { readonly method: string; readonly url: string }[] {
  const found: { method: string; url: string }[] = [];
  const depths: string[] = [];
  for (const line of server.app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (\S*) \(([A-Z, ]+)\)$/.exec(line);
    if (!match) continue;
    const [, indent = '', part = '', methods = ''] = match;
    const depth = indent.length / 4;
    depths.length = depth;
    depths[depth] = part;
    const url = depths.join('').replace('//', '/').replace(/:\w+/g, 'x').replace('*', 'x');
    for (const method of methods.split(', ')) found.push({ method, url });
  }
  return found;
}

test('the routes are found as the app lists them', () => {
  const routes = listRoutes();
  for (const [method, url] of [
    ['POST', '/prompt'],
    ['POST', '/api/prompt'],
    ['POST', '/upload/image'],
    ['POST', '/userdata/x/move/x'],
    ['PATCH', '/internal/logs/subscribe'],
    ['DELETE', '/api/userdata/x'],
    ['POST', '/api/runs/x/cancel'],
  ]) {
    assert.ok(
      routes.some((route) => route.method === method && route.url === url),
      `${method} ${url}`,
    );
  }
});

test('pages of other sites can use no route, not even to read', async () => {
  const routes = listRoutes().filter(({ method }) => method !== 'OPTIONS');
  assert.ok(routes.length > 150, String(routes.length));
  for (const { method, url } of routes) {
    for (const headers of foreign) {
      const isReading = method === 'GET' || method === 'HEAD';
      const answer = await server.ask({ method: method as 'POST', url, headers, ...(!isReading && { payload: '{}' }) });
      const what = `${method} ${url} ${JSON.stringify(headers)}`;
      assert.equal(answer.statusCode, 403, what);
      if (method !== 'HEAD') assert.equal(answer.json().error.code, 'ORIGIN_REFUSED', what);
    }
  }
});

test('a link on a page of another site may be followed, but it sends no form', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  assert.equal((await server.ask({ url: '/queue', headers })).statusCode, 200);
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const sent = await server.ask({ method: 'POST', url: '/prompt', headers: form, payload: '{"prompt":{}}' });
  assert.equal(sent.statusCode, 403);
});

test('no route is answered to another host, nor without the token but for those that need none', async () => {
  await using closed = await openTestServer({ token: 'tok-en', page: tmpdir() });
  const page = ['/', '/icon.svg', '/licenses.md', '/assets/x', '/templates/x', '/samples/x'];
  const open = ['/healthz', '/api/login', '/api/logout', ...page];
  for (const { method, url } of listRoutes()) {
    const ask = (headers: Record<string, string>) => closed.ask({ method: method as 'GET', url, headers });
    const foreignHost = await ask({ host: 'evil.example', authorization: 'Bearer tok-en' });
    assert.equal(foreignHost.statusCode, 403, `${method} ${url}`);
    const status = (await ask({})).statusCode;
    if (open.includes(url)) assert.notEqual(status, 401, `${method} ${url}`);
    else assert.equal(status, 401, `${method} ${url}`);
  }
});

test('nothing that changes something listens to GET', () => {
  // Links and pictures of other sites can send GET: whatever is named for a change must not listen to it.
  const verbs = /\/(cancel|pause|resume|move|reload|interrupt|free|logout|upload)(\/|$)/;
  const wrong = listRoutes().filter(({ method, url }) => method === 'GET' && verbs.test(url));
  assert.deepEqual(wrong, []);
});

test('the connection of a refused WebSocket is closed by the server', { timeout: 120_000 }, async () => {
  const { hostname, port } = new URL(await server.listen());
  const connection = connect(Number(port), hostname);
  connection.write(
    `GET /ws HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\n` +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  assert.match(await text(connection), /^HTTP\/1\.1 403 .*ORIGIN_REFUSED/s);
});
