import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createFace2FaceClient } from './face2face-client.js';
import { readHeygemSettings } from './heygem-settings.js';
import { openJobNotes } from './job-notes.js';
import { openServiceFiles } from './service-files.js';
import { quickPace } from './testing/open-heygem-bench.js';

const code = '6f1c2a30-0000-4000-8000-000000000001';
const task = { code, audioUrl: 'http://me/token/a.wav', videoUrl: 'http://me/token/a.mp4', superResolution: false };

async function serve(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function temporary(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-heygem-files-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('the addresses of files are not carried on to where a service redirects', async (t) => {
  let carried = 0;
  const elsewhere = await serve(t, (_request, response) => {
    carried += 1;
    response.end('{"code": 10000}');
  });
  const address = await serve(t, (request, response) => {
    response.writeHead(307, { location: `${elsewhere}${request.url}` }).end();
  });
  const client = createFace2FaceClient(address, { ...quickPace, bootMs: 40 });
  await assert.rejects(client.submit(task), { code: 'HEYGEM_ANSWER', message: /HTTP 307/ });
  assert.equal(carried, 0);
});

test('an answer without end is given up on, and one that is no text is none', { timeout: 120_000 }, async (t) => {
  const blanks = Buffer.alloc(1 << 16, ' ');
  const address = await serve(t, (_request, response) => {
    const more = () => {
      while (response.write(blanks));
    };
    response.on('drain', more);
    more();
  });
  const began = Date.now();
  const patient = { ...quickPace, bootMs: 40, requestMs: 60_000 };
  await assert.rejects(createFace2FaceClient(address, patient).query(code), { code: 'HEYGEM_ANSWER' });
  assert.ok(Date.now() - began < 30_000);
  const data = { status: 2, result: null, msg: 5, progress: 'x' };
  const odd = await serve(t, (_request, response) => response.end(JSON.stringify({ code: 10_000, data })));
  assert.deepEqual(await createFace2FaceClient(odd, quickPace).query(code), { kind: 'done', result: '' });
});

test('only the film of the task is taken out of the shared folder, and no link is followed', async (t) => {
  const root = await temporary(t);
  const temp = join(root, 'data', 'temp');
  await mkdir(temp, { recursive: true });
  await writeFile(join(root, 'private.mp4'), 'private');
  await writeFile(join(temp, 'somebody-r.mp4'), 'of somebody else');
  await symlink(join(root, 'private.mp4'), join(temp, `${code}-r.mp4`));
  const settings = readHeygemSettings({ data_folder: join(root, 'data') });
  const note = { code, address: settings.address, prepared: true };
  await using files = await openServiceFiles({ settings, folder: root, note });
  const watch = { pollMs: 1, signal: undefined };
  for (const name of ['/somebody-r.mp4', `/${code}-r.mp4`]) {
    assert.equal(await files.fetchResult(name, join(root, 'result.mp4'), watch), false, name);
  }
  await rm(join(temp, `${code}-r.mp4`));
  await writeFile(join(temp, `${code}-r.mp4`), 'a film');
  assert.equal(await files.fetchResult('/somebody-r.mp4', join(root, 'result.mp4'), watch), true);
});

test('notes are for their owner alone, and what a task left in the shared folder goes with its note', async (t) => {
  const root = await temporary(t);
  const [folder, shared] = [join(root, 'heygem'), join(root, 'temp')];
  await mkdir(shared);
  const notes = await openJobNotes(folder);
  if (process.platform !== 'win32') assert.equal((await stat(folder)).mode & 0o077, 0);
  await notes.save('key', { code, address: 'http://h', prepared: true, shared });
  for (const name of [`${code}.wav`, `${code}_format.mp4`, 'other.wav']) await writeFile(join(shared, name), 'x');
  await openJobNotes(folder);
  assert.equal((await readdir(shared)).length, 3, 'a task of today may be asked about');
  const longAgo = new Date(Date.now() - 8 * 24 * 3600_000);
  await utimes(join(folder, 'key.json'), longAgo, longAgo);
  await openJobNotes(folder);
  assert.deepEqual([await readdir(folder), await readdir(shared)], [[], ['other.wav']]);
});
