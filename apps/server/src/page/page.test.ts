import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { traversalNames } from '@talkgraph/runtime/testing';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';

const script = `console.log(${JSON.stringify('x'.repeat(20_000))});`;
const film = Buffer.from('0123456789');

let parent: string;
let server: TestServer;
before(async () => {
  parent = await mkdtemp(join(tmpdir(), 'talkgraph-page-'));
  const page = join(parent, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await mkdir(join(page, 'samples'));
  await writeFile(join(parent, 'secret.js'), 'secret');
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Talkgraph</title>');
  await writeFile(join(page, 'assets', 'index-a1b2.js'), script);
  await writeFile(join(page, 'samples', 'face.mp4'), film);
  await symlink(join(parent, 'secret.js'), join(page, 'assets', 'link.js'));
  server = await openTestServer({ page, token: 'open-sesame' });
});
after(async () => {
  await server[Symbol.asyncDispose]();
  await rm(parent, { recursive: true, force: true });
});

test('the page loads without the token, which the API still asks for', async () => {
  const page = await server.ask('/');
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /<title>Talkgraph/);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['cache-control'], 'no-cache');
  assert.match(String(page.headers['content-security-policy']), /script-src 'self'/);
  assert.equal((await server.ask('/assets/index-a1b2.js')).statusCode, 200);
  assert.equal((await server.ask('/object_info')).statusCode, 401);
});

test('scripts travel packed and are kept for ever; the page itself is asked for each time', async () => {
  for (const [wish, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['identity', undefined],
  ] as const) {
    const answer = await server.ask({ url: '/assets/index-a1b2.js', headers: { 'accept-encoding': wish } });
    assert.equal(answer.headers['content-encoding'], encoding);
    assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(answer.headers['content-type'], 'text/javascript; charset=utf-8');
    const bytes = answer.rawPayload;
    const text = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
    assert.equal(String(text), script);
    if (encoding) assert.ok(bytes.length < 1000);
  }
  const { etag } = (await server.ask('/')).headers;
  const again = await server.ask({ url: '/', headers: { 'if-none-match': String(etag) } });
  assert.equal(again.statusCode, 304);
  assert.equal(again.body, '');
});

test('a built page that changes is sent as it is now', async () => {
  const file = join(parent, 'page', 'index.html');
  const headers = { 'accept-encoding': 'gzip' };
  await server.ask({ url: '/', headers });
  await writeFile(file, '<!doctype html><title>Talkgraph, newer</title>');
  const answer = await server.ask({ url: '/', headers });
  assert.match(String(gunzipSync(answer.rawPayload)), /newer/);
});

test('films of the page are sent in ranges', async () => {
  const answer = await server.ask({ url: '/samples/face.mp4', headers: { range: 'bytes=2-4' } });
  assert.equal(answer.statusCode, 206);
  assert.equal(answer.body, '234');
  assert.equal(answer.headers['content-type'], 'video/mp4');
});

test('nothing outside the folder is sent', async () => {
  const names = [...traversalNames, 'link.js', '../../secret.js', '', '../index.html'];
  // Clients leave a lone `..` out of an address before they send it.
  for (const name of names.filter((name) => name !== '.' && name !== '..')) {
    const encoded = [...name].map((c) => (/\p{Cs}/u.test(c) ? '%ED%A0%80' : encodeURIComponent(c))).join('');
    const answer = await server.ask(`/assets/${encoded}`);
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${name}: ${answer.statusCode}`);
    assert.notEqual(answer.body, 'secret', name);
  }
});

test('a page that was not built says how to build it', async () => {
  for (const page of [undefined, join(parent, 'nowhere')]) {
    await using bare = await openTestServer(page === undefined ? {} : { page });
    const answer = await bare.ask('/');
    assert.equal(answer.statusCode, 404);
    assert.match(answer.body, /npm run build/);
  }
});

test('long answers of the API travel packed', async () => {
  const headers = { 'accept-encoding': 'gzip', authorization: 'Bearer open-sesame' };
  const answer = await server.ask({ url: '/object_info', headers });
  assert.equal(answer.headers['content-encoding'], 'gzip');
  assert.ok(JSON.parse(String(gunzipSync(answer.rawPayload))).LoadImage);
  assert.match(String(answer.headers.vary), /Accept-Encoding/);
  const short = await server.ask({ url: '/prompt', headers });
  assert.equal(short.headers['content-encoding'], undefined);
});
