import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openTestServer, type TestServer } from '../testing/open-test-server.js';

let server: TestServer;
let root: string;
before(async () => {
  server = await openTestServer();
});
after(() => server[Symbol.asyncDispose]());

// Each test has a folder of its own in the data of the one user.
let folder = '';
let count = 0;
beforeEach(async () => {
  count += 1;
  folder = `test_dir${count}`;
  root = join(server.home.userdata, 'default', folder);
});

async function write(name: string, content = 'test content'): Promise<void> {
  await mkdir(join(root, name, '..'), { recursive: true });
  await writeFile(join(root, name), content);
}

async function list(query = '') {
  const answer = await server.ask(`/userdata?dir=${folder}${query}`);
  return { status: answer.statusCode, body: answer.json() };
}

const at = (name: string) => `/userdata/${encodeURIComponent(`${folder}/${name}`)}`;
const post = (url: string, payload = 'new content') =>
  server.ask({ method: 'POST', url, payload, headers: { 'content-type': 'application/octet-stream' } });

describe('listing user data', () => {
  test('a folder that is not there is an error', async () => {
    assert.equal((await list()).status, 404);
  });

  test('a parameter given twice is a mistake of the client', async () => {
    for (const url of ['/userdata?dir=a&dir=b', '/v2/userdata?path=a&path=b']) {
      assert.equal((await server.ask(url)).json().error.code, 'REQUEST_INVALID', url);
    }
    const twice = `${at('a.txt')}?overwrite=true&overwrite=true`;
    assert.equal((await post(twice)).json().error.code, 'REQUEST_INVALID');
  });

  test('files are named', async () => {
    await write('file1.txt');
    assert.deepEqual(await list(), { status: 200, body: ['file1.txt'] });
  });

  test('files in sub-folders are named when asked for', async () => {
    await write('file1.txt');
    await write('subdir/file2.txt');
    assert.deepEqual((await list()).body, ['file1.txt']);
    assert.deepEqual((await list('&recurse=true')).body, ['file1.txt', 'subdir/file2.txt']);
    assert.deepEqual((await list('&recurse=True')).body, ['file1.txt', 'subdir/file2.txt']);
  });

  test('facts of files are told when asked for', async () => {
    await write('file1.txt', 'test content');
    const [file, ...others] = (await list('&full_info=true')).body;
    assert.deepEqual([file.path, file.size, others.length], ['file1.txt', 12, 0]);
    assert.ok(Math.abs(file.modified - Date.now()) < 600_000, 'milliseconds');
  });

  test('paths are split when asked for, but for full facts', async () => {
    await write('subdir/file1.txt');
    assert.deepEqual((await list('&recurse=true&split=true')).body, [['subdir/file1.txt', 'subdir', 'file1.txt']]);
    const [full] = (await list('&recurse=true&split=true&full_info=true')).body;
    assert.equal(full.path, 'subdir/file1.txt');
  });

  test('without a folder is an error', async () => {
    assert.equal((await server.ask('/userdata?dir=')).statusCode, 400);
    assert.equal((await server.ask('/userdata')).statusCode, 400);
  });

  test('separators are slashes', async () => {
    await write('a/b/c.txt');
    assert.deepEqual((await list('&recurse=true')).body, ['a/b/c.txt']);
  });

  test('links are left out', async () => {
    await write('file1.txt');
    await symlink('/etc', join(root, 'elsewhere'));
    assert.deepEqual((await list('&recurse=true')).body, ['file1.txt']);
  });
});

describe('saving user data', () => {
  test('a new file is written, in new folders too', async () => {
    const answer = await post(at('workflows/说话.json'), 'test');
    assert.deepEqual([answer.statusCode, answer.json()], [200, `${folder}/workflows/说话.json`]);
    assert.equal(await readFile(join(root, 'workflows/说话.json'), 'utf8'), 'test');
  });

  test('an existing one is overwritten', async () => {
    await write('test.txt', 'initial');
    assert.equal((await post(at('test.txt'), 'updated')).statusCode, 200);
    assert.equal(await readFile(join(root, 'test.txt'), 'utf8'), 'updated');
  });

  test('an existing one is kept where overwriting is not wanted', async () => {
    await write('test.txt', 'initial');
    const answer = await post(`${at('test.txt')}?overwrite=false`);
    assert.deepEqual([answer.statusCode, answer.json().error.code], [409, 'USER_DATA_EXISTS']);
    assert.equal(await readFile(join(root, 'test.txt'), 'utf8'), 'initial');
  });

  test('of many at once that must not overwrite each other exactly one is kept', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => post(`${at('race.txt')}?overwrite=false`, String(i))),
    );
    const kept = answers.findIndex(({ statusCode }) => statusCode === 200);
    assert.deepEqual(answers.filter(({ statusCode }) => statusCode === 409).length, 9);
    assert.equal(await readFile(join(root, 'race.txt'), 'utf8'), String(kept));
  });

  test('facts are told when asked for', async () => {
    const answer = await post(`${at('test.txt')}?overwrite=true&full_info=true`, 'test');
    const { path, size, modified } = answer.json();
    assert.deepEqual([path, size, typeof modified], [`${folder}/test.txt`, 4, 'number']);
  });

  test('any body is a file, whatever its type says, and nothing is left behind', async () => {
    for (const type of ['application/json', 'text/plain;charset=UTF-8', 'multipart/form-data']) {
      await server.ask({ method: 'POST', url: at('x.json'), payload: '{"a": 5.0}', headers: { 'content-type': type } });
      assert.equal(await readFile(join(root, 'x.json'), 'utf8'), '{"a": 5.0}');
    }
    assert.deepEqual(await readdir(join(server.home.temp, 'uploads')), []);
  });
});

describe('moving user data', () => {
  const move = (from: string, to: string, query = '') =>
    post(`${at(from)}/move/${encodeURIComponent(`${folder}/${to}`)}${query}`);

  test('a file gets another name', async () => {
    await write('source.txt', 'test');
    const answer = await move('source.txt', 'sub/dest.txt');
    assert.deepEqual([answer.statusCode, answer.json()], [200, `${folder}/sub/dest.txt`]);
    assert.deepEqual([await readdir(root), await readFile(join(root, 'sub/dest.txt'), 'utf8')], [['sub'], 'test']);
  });

  test('another file is not overwritten where that is not wanted', async () => {
    await write('source.txt', 'source');
    await write('dest.txt', 'dest');
    assert.equal((await move('source.txt', 'dest.txt', '?overwrite=false')).statusCode, 409);
    assert.equal(await readFile(join(root, 'source.txt'), 'utf8'), 'source');
    assert.equal(await readFile(join(root, 'dest.txt'), 'utf8'), 'dest');
  });

  test('facts are told when asked for', async () => {
    await write('source.txt', 'test');
    const { path, size } = (await move('source.txt', 'dest.txt', '?full_info=true')).json();
    assert.deepEqual([path, size], [`${folder}/dest.txt`, 4]);
  });

  test('a file that is not there cannot be moved', async () => {
    assert.equal((await move('lost.txt', 'dest.txt')).statusCode, 404);
  });
});

describe('reading and removing user data', () => {
  test('a file is sent so that it cannot run as a page', async () => {
    await write('a.json', '{"a": 1}');
    await write('a.html', '<script>');
    assert.deepEqual((await server.ask(at('a.json'))).json(), { a: 1 });
    assert.equal((await server.ask(at('a.html'))).headers['content-type'], 'application/octet-stream');
    assert.equal((await server.ask(at('lost.json'))).statusCode, 404);
  });

  test('a removed file is gone; folders are not removed', async () => {
    await write('sub/a.json', '{}');
    const remove = (name: string) => server.ask({ method: 'DELETE', url: at(name) });
    assert.equal((await remove('sub')).statusCode, 404);
    assert.equal((await remove('sub/a.json')).statusCode, 204);
    assert.equal((await remove('sub/a.json')).statusCode, 404);
  });
});

describe('workflows', () => {
  test('lie in the home’s own folder for them, and are listed as ComfyUI’s editors ask', async () => {
    const url = `/userdata/${encodeURIComponent('workflows/我的/job.json')}`;
    assert.equal((await server.ask({ method: 'POST', url, payload: '{"nodes": []}' })).statusCode, 200);
    assert.equal(await readFile(join(server.home.workflows, '我的', 'job.json'), 'utf8'), '{"nodes": []}');
    assert.deepEqual((await server.ask(url)).json(), { nodes: [] });
    const listed = await server.ask('/userdata?dir=workflows&recurse=true&split=false&full_info=true');
    assert.deepEqual(
      listed.json().map(({ path }: { path: string }) => path),
      ['我的/job.json'],
    );
    const root = (await server.ask('/v2/userdata')).json();
    assert.deepEqual(root.filter(({ name }: { name: string }) => name === 'workflows').length, 1);
    const copy = `/userdata/${encodeURIComponent('workflows/我的/job.json')}/move/${encodeURIComponent('workflows/b.json')}`;
    assert.equal((await server.ask({ method: 'POST', url: copy })).statusCode, 200);
    assert.equal((await server.ask('/userdata?dir=workflows')).json().length, 1);
    await rm(join(server.home.workflows, 'b.json'));
  });

  test('cannot be named from outside their folder', async () => {
    for (const name of ['workflows/../../talkgraph.db', 'workflows/..', 'workflows//etc/passwd']) {
      const answer = await server.ask(`/userdata/${encodeURIComponent(name)}`);
      assert.ok([400, 403, 404].includes(answer.statusCode), `${name}: ${answer.statusCode}`);
    }
  });
});

describe('listing user data, version 2', () => {
  const entries = async (path: string) => {
    const answer = await server.ask(`/v2/userdata?path=${path}`);
    return { status: answer.statusCode, body: answer.json() };
  };

  test('files and folders are told apart', async () => {
    await write('file1.txt', 'test');
    await write('subdir/file2.txt');
    const { body } = await entries(folder);
    const [file, sub] = body;
    assert.deepEqual([file.name, file.path, file.type, file.size], ['file1.txt', `${folder}/file1.txt`, 'file', 4]);
    assert.deepEqual(sub, { name: 'subdir', path: `${folder}/subdir`, type: 'directory' });
  });

  test('without a path the root is listed', async () => {
    await write('file1.txt');
    const { status, body } = await entries('');
    assert.equal(status, 200);
    assert.ok(body.some((entry: { name: string }) => entry.name === folder));
  });

  test('a path that is not there, or is a file, is an error', async () => {
    await write('file1.txt');
    assert.equal((await entries('lost')).status, 404);
    assert.equal((await entries(`${folder}/file1.txt`)).status, 404);
  });

  test('a path out of the folder is refused', async () => {
    for (const path of ['../', '..', `${folder}/../..`, '/etc', '%252e%252e']) {
      const { status, body } = await entries(path);
      assert.deepEqual([status, body.error.code], [403, 'FILE_NAME_REFUSED'], path);
    }
  });

  test('encoded names and a slash at the end are understood', async () => {
    await write('my dir/文件.txt');
    const { body } = await entries(`${folder}%2Fmy%20dir%2F`);
    assert.deepEqual(
      body.map((entry: { path: string }) => entry.path),
      [`${folder}/my dir/文件.txt`],
    );
  });
});
