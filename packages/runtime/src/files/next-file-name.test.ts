import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { SaveRequest } from '@talkgraph/engine';
import { type Home, openHome } from '../open-home.js';
import { type NextFileNameOptions, nextFileName } from './next-file-name.js';

let root = '';
let home: Home;
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-names-'));
  home = await openHome(root);
});
after(() => rm(root, { recursive: true, force: true }));

const ask = (prefix: string, more: Partial<SaveRequest> = {}, options: NextFileNameOptions = {}) =>
  nextFileName(home, { folder: 'output', prefix, extension: '.png', ...more }, options);

test('the first file of a prefix has number 1 and makes nothing', async () => {
  const type = 'output';
  assert.deepEqual(await ask('new'), { filename: 'new_00001_.png', subfolder: '', type });
  assert.deepEqual(await ask('a/b/new'), { filename: 'new_00001_.png', subfolder: 'a/b', type });
  const test = await ask('execution[test_x[_server0-5.0]]');
  assert.equal(test.filename, 'execution[test_x[_server0-5.0]]_00001_.png');
  assert.equal((await ask('new', { folder: 'temp' })).type, 'temp');
});

test('the number is one more than the highest of that prefix, of any extension', async () => {
  const folder = join(home.outputs, 'sub');
  await mkdir(folder);
  const names = 'x_00002_.png x_00011_.mp4 x_y_00050_.png x_00060.png xx_00070_.png x_00080 x_a_.png'.split(' ');
  for (const name of names) await writeFile(join(folder, name), '');
  assert.equal((await ask('sub/x')).filename, 'x_00012_.png');
  assert.equal((await ask('sub/x_y')).filename, 'x_y_00051_.png');
  await writeFile(join(folder, 'x_123456_.png'), '');
  assert.equal((await ask('sub/x')).filename, 'x_123457_.png');
});

test('names that are only promised count too', async () => {
  let asked: unknown;
  const reserved = (place: unknown) => {
    asked = place;
    return ['r_00007_.png', 'q_00099_.png'];
  };
  assert.equal((await ask('deep/r', {}, { reserved })).filename, 'r_00008_.png');
  assert.deepEqual(asked, { type: 'output', subfolder: 'deep', stem: 'r' });
});

test('placeholders are filled in local time; unknown ones stay', async () => {
  const now = new Date(2026, 1, 3, 4, 5, 6);
  const name = async (prefix: string) => {
    const { subfolder, filename } = await ask(prefix, { width: 640, height: 360 }, { now });
    return `${subfolder}|${filename}`;
  };
  assert.equal(await name('%width%x%height%'), '|640x360_00001_.png');
  assert.equal(await name('%year%-%month%-%day%/%hour%%minute%%second%'), '2026-02-03|040506_00001_.png');
  assert.equal(await name('%date:yyyy-MM-dd%/c'), '2026-02-03|c_00001_.png');
  assert.equal(await name('%date:yy-M-d hh.mm.ss%'), '|26-2-3 04.05.06_00001_.png');
  assert.equal(await name('%date:yyyy/MM%/c'), '2026/02|c_00001_.png');
  assert.equal(await name('100%-%batch_num%'), '|100%-%batch_num%_00001_.png');
  assert.equal(await name('%constructor%%__proto__%'), '|%constructor%%__proto__%_00001_.png');
});

test('prefixes that lead out of the folder are refused', async () => {
  for (const prefix of [
    '../x',
    '/x',
    '/a/x',
    'a/../../x',
    'a\\x',
    'C:/x',
    'a//x',
    '%date:../../%x',
    'http://x',
    'a\0',
  ]) {
    await assert.rejects(ask(prefix), { code: 'FILE_NAME_REFUSED' }, prefix);
  }
  await assert.rejects(ask('x', { extension: '/../../y.png' }), { code: 'FILE_NAME_REFUSED' });
});
