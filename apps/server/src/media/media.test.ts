import assert from 'node:assert/strict';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';
import { sampleBytes } from '../testing/sample-bytes.js';

let server: TestServer;
const film = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));

before(async () => {
  server = await openTestServer();
  await mkdir(join(server.home.outputs, '中文 folder'), { recursive: true });
  await writeFile(join(server.home.outputs, '中文 folder', '说话 的人.mp4'), film);
  await writeFile(join(server.home.inputs, 'x.png'), sampleBytes.png!);
  for (const name of ['x.html', 'x.svg', 'x.js', 'x.css', 'x.xhtml', 'x', 'x.unknown', 'x.mp4.html']) {
    await writeFile(join(server.home.outputs, name), '<script>alert(1)</script>');
  }
});
after(() => server[Symbol.asyncDispose]());

const address = `/view?filename=${encodeURIComponent('说话 的人.mp4')}&subfolder=${encodeURIComponent('中文 folder')}`;
const view = (headers: Record<string, string> = {}, url = address, method: 'GET' | 'HEAD' = 'GET') =>
  server.ask({ method, url, headers });

describe('a file of /view', () => {
  test('sends a file whole, with what a player needs to go on', async () => {
    const answer = await view();
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.rawPayload, film);
    const { headers } = answer;
    assert.equal(headers['content-type'], 'video/mp4');
    assert.equal(headers['content-length'], '1000');
    assert.equal(headers['accept-ranges'], 'bytes');
    assert.ok(headers.etag && headers['last-modified']);
    assert.equal(headers['cache-control'], 'no-cache');
    assert.match(String(headers['content-disposition']), /^inline; filename\*=UTF-8''%E8%AF%B4/);
  });

  test('answers HEAD without a body', async () => {
    const answer = await view({}, address, 'HEAD');
    assert.deepEqual([answer.statusCode, answer.headers['content-length'], answer.body], [200, '1000', '']);
  });

  const ranges: readonly [range: string, from: number, to: number][] = [
    ['bytes=0-99', 0, 100],
    ['bytes=500-', 500, 1000],
    ['bytes=-10', 990, 1000],
    ['bytes=990-5000', 990, 1000],
    ['bytes=999-999', 999, 1000],
  ];
  for (const [range, from, to] of ranges) {
    test(`sends ${range}`, async () => {
      const answer = await view({ range });
      assert.equal(answer.statusCode, 206);
      assert.equal(answer.headers['content-range'], `bytes ${from}-${to - 1}/1000`);
      assert.equal(answer.headers['content-length'], String(to - from));
      assert.deepEqual(answer.rawPayload, film.subarray(from, to));
    });
  }
});

describe('what /view answers', () => {
  test('says how long the file is where a range lies behind its end', async () => {
    const answer = await view({ range: 'bytes=1000-' });
    assert.deepEqual([answer.statusCode, answer.headers['content-range'], answer.body], [416, 'bytes */1000', '']);
  });

  test('sends the whole file where the range is of an older one', async () => {
    const { etag } = (await view()).headers;
    assert.equal((await view({ range: 'bytes=0-9', 'if-range': String(etag) })).statusCode, 206);
    assert.equal((await view({ range: 'bytes=0-9', 'if-range': '"another"' })).statusCode, 200);
  });

  test('says that the file did not change', async () => {
    const { etag, 'last-modified': modified } = (await view()).headers;
    assert.deepEqual([(await view({ 'if-none-match': String(etag) })).statusCode], [304]);
    assert.equal((await view({ 'if-modified-since': String(modified) })).statusCode, 304);
    assert.equal((await view({ 'if-none-match': '"another"' })).statusCode, 200);
  });

  test('lets nothing that it sends run as a page or a script', async () => {
    for (const name of ['x.html', 'x.svg', 'x.js', 'x.css', 'x.xhtml', 'x', 'x.unknown', 'x.mp4.html']) {
      const { headers, statusCode } = await view({}, `/view?filename=${name}`);
      assert.deepEqual([statusCode, headers['content-type']], [200, 'application/octet-stream'], name);
      assert.match(String(headers['content-disposition']), /^attachment;/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(String(headers['content-security-policy']), /^sandbox;/);
    }
    assert.match(String((await view()).headers['content-security-policy']), /^sandbox;/);
  });

  test('refuses what is not there or not allowed, as JSON', async () => {
    const code = async (query: string) => {
      const answer = await view({}, `/view?${query}`);
      return [answer.statusCode, answer.json().error.code];
    };
    assert.deepEqual(await code('filename=lost.png'), [404, 'FILE_NOT_FOUND']);
    assert.deepEqual(await code(`filename=${encodeURIComponent('中文 folder')}`), [404, 'FILE_NOT_FOUND']);
    assert.deepEqual(await code('filename=../talkgraph.db'), [403, 'FILE_NAME_REFUSED']);
    assert.deepEqual(await code('filename=x.png&type=models'), [400, 'REQUEST_INVALID']);
    assert.deepEqual(await code('type=input'), [400, 'REQUEST_INVALID']);
    assert.deepEqual(await code('filename=a&filename=b'), [400, 'REQUEST_INVALID']);
  });

  test('is also below /api', async () => {
    assert.equal((await view({}, `/api${address}`)).statusCode, 200);
  });
});

describe('what is made of files', () => {
  const made = async (url: string) => {
    const answer = await server.ask(url);
    return { type: answer.headers['content-type'], ...answer.json() };
  };
  const base = '/view?filename=x.png&type=input';

  test('previews and channels are asked of a worker as ComfyUI means them', async () => {
    const cases: readonly [query: string, type: string, params: object][] = [
      ['&preview=webp;70', 'image/webp', { format: 'webp', channel: 'rgba', quality: 70 }],
      ['&preview=webp', 'image/webp', { format: 'webp', channel: 'rgba', quality: 90 }],
      ['&preview=jpeg;80&channel=rgb', 'image/jpeg', { format: 'jpeg', channel: 'rgb', quality: 80 }],
      ['&preview=jpeg', 'image/webp', { format: 'webp', channel: 'rgba', quality: 90 }],
      ['&preview=nonsense;x', 'image/webp', { format: 'webp', channel: 'rgba', quality: 90 }],
      ['&channel=rgb', 'image/png', { format: 'png', channel: 'rgb' }],
      ['&channel=a', 'image/png', { format: 'png', channel: 'a' }],
    ];
    for (const [query, type, expected] of cases) {
      const answer = await made(base + query);
      const { path, output: _output, ...params } = answer.params;
      assert.deepEqual([answer.type, answer.task, params], [type, 'picture', expected], query);
      assert.equal(path, join(server.home.inputs, 'x.png'));
    }
    const whole = await server.ask(`${base}&channel=rgba`);
    assert.deepEqual(whole.rawPayload, sampleBytes.png);
  });

  test('thumbnails and waveforms are made once, also when many ask at once, and anew when the file changes', async () => {
    const path = join(server.home.inputs, 'changing.mp4');
    await writeFile(path, 'one');
    const url = '/api/thumbnail?filename=changing.mp4&type=input&width=200';
    const many = await Promise.all(Array.from({ length: 8 }, () => made(url)));
    assert.equal(new Set(many.map(({ params }) => params.output)).size, 1, 'made by one call');
    assert.deepEqual([many[0]?.type, many[0]?.params.width], ['image/webp', 200]);
    assert.equal((await made(url)).params.output, many[0]?.params.output);
    await writeFile(path, 'two');
    await utimes(path, new Date(1), new Date(1));
    assert.notEqual((await made(url)).hash, many[0]?.hash);
    const waveform = await made('/api/waveform?filename=changing.mp4&type=input&points=100');
    assert.deepEqual(waveform.peaks, [0, 0.5, 1]);
    await rm(path);
    assert.equal((await server.ask(url)).statusCode, 404);
  });

  test('thumbnails, waveforms and probes refuse what they cannot make', async () => {
    for (const query of ['width=0', 'width=5000', 'width=x']) {
      assert.equal((await server.ask(`/api/thumbnail?filename=x.png&type=input&${query}`)).statusCode, 400, query);
    }
    assert.equal((await server.ask('/api/waveform?filename=x.png&type=input&points=1')).statusCode, 400);
    assert.equal((await server.ask('/api/probe?filename=lost.mp4')).statusCode, 404);
    assert.equal((await server.ask('/api/probe?filename=x.png&type=input')).json().task, 'probe');
  });

  test('a worker that fails leaves nothing half made', async () => {
    await mkdir(join(server.home.inputs, 'gone'), { recursive: true });
    const before = (await readdir(join(server.home.artifacts, '.partial'))).length;
    assert.equal((await server.ask('/api/thumbnail?filename=gone&type=input')).statusCode, 404);
    assert.equal((await readdir(join(server.home.artifacts, '.partial'))).length, before);
  });
});
