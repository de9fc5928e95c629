import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { traversalNames } from '@talkgraph/runtime/testing';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';
import { readZip } from '../testing/read-zip.js';

let server: TestServer;
let url: string;
before(async () => {
  server = await openTestServer();
  url = await server.listen();
});
after(() => server[Symbol.asyncDispose]());

/** A run of which each output node shows one picture, `{node}.png`. */
async function make(runId: string, nodes: readonly string[], more: object = {}): Promise<void> {
  for (const node of nodes) await writeFile(join(server.home.outputs, `${node}.png`), `picture of ${node}`);
  await server.dispatcher.submit({ runId, promptText: '{}', outputs: nodes, extra: {}, ...more });
  await server.reached(runId, 'success');
}

/** The names and contents of a ZIP, as its directory tells them. */
async function unzip(query: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/files.zip?${query}`);
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(answer.headers.get('content-length'), String(bytes.length));
  return readZip(bytes);
}

test('the files of one run keep their names; those of several are named for their runs', async () => {
  await make('one', ['1', '2'], { title: '第一课' });
  await make('two', ['3'], { title: 'Lesson/two' });
  assert.deepEqual(await unzip('run=one'), { '1.png': 'picture of 1', '2.png': 'picture of 2' });
  assert.deepEqual(await unzip('run=one&run=two'), {
    '第一课 - 1.png': 'picture of 1',
    '第一课 - 2.png': 'picture of 2',
    'Lesson two.png': 'picture of 3',
  });
  const { headers } = await server.ask('/api/files.zip?run=one');
  assert.equal(headers['content-disposition'], `attachment; filename*=UTF-8''${encodeURIComponent('第一课')}.zip`);
  assert.equal(headers['content-type'], 'application/zip');
});

test('a batch gives the last result of each row', async () => {
  await make('row-0', ['4'], { batch: 'b', row: 0 });
  await make('row-1', ['5'], { batch: 'b', row: 1, title: 'Second' });
  await make('row-0-again', ['6'], { batch: 'b', row: 0, title: 'First' });
  assert.deepEqual(await unzip('batch=b'), { 'First.png': 'picture of 6', 'Second.png': 'picture of 5' });
});

test('files can be named, and those that are gone are left out', async () => {
  await mkdir(join(server.home.outputs, 'sub'), { recursive: true });
  await writeFile(join(server.home.outputs, 'sub', '片子.txt'), 'named');
  const query = new URLSearchParams([
    ['file', 'sub/片子.txt [output]'],
    ['file', 'gone.mp4 [output]'],
  ]);
  assert.deepEqual(await unzip(String(query)), { '片子.txt': 'named' });
});

test('nothing to be had, unknown runs and names that lead elsewhere are refused', async () => {
  const code = async (query: string) => (await server.ask(`/api/files.zip?${query}`)).json().error.code;
  assert.equal(await code(''), 'FILES_NOT_FOUND');
  assert.equal(await code('run=nobody'), 'RUN_NOT_FOUND');
  for (const name of traversalNames.filter((name) => !/\p{Cs}/u.test(name))) {
    const query = new URLSearchParams({ file: `${name} [output]` });
    assert.match(
      await code(String(query)),
      /^(FILE_NAME_REFUSED|FILES_NOT_FOUND|REQUEST_INVALID)$/,
      JSON.stringify(name),
    );
  }
});

test('a ZIP beyond 4 GB says so beforehand, and its files are closed when the client leaves', async () => {
  const path = join(server.home.outputs, 'large.bin');
  await writeFile(path, '');
  // Takes no room on the disk.
  await truncate(path, 5e9);
  const request = get(`${url}/api/files.zip?${new URLSearchParams({ file: 'large.bin [output]' })}`);
  const [answer] = await once(request, 'response');
  assert.ok(Number(answer.headers['content-length']) > 5e9);
  await once(answer, 'data');
  assert.ok(await becomes(true));
  request.destroy();
  assert.ok(await becomes(false));
});

/** Waits until the large file is open, or closed. */
async function becomes(open: boolean): Promise<boolean> {
  for (let i = 0; isOpen('large.bin') !== open && i < 1500; i += 1) await wait(20);
  return isOpen('large.bin') === open;
}

function isOpen(name: string): boolean {
  return readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).endsWith(name);
    } catch {
      return false;
    }
  });
}
