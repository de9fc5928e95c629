import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { FileReference, SaveRequest } from '@talkgraph/engine';
import { type Home, openHome } from '../open-home.js';
import { nextFileName } from './next-file-name.js';
import { openNodeFiles } from './open-node-files.js';

let root = '';
let home: Home;
let scratchFolder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-node-files-'));
  home = await openHome(root);
  scratchFolder = join(home.temp, 'call');
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A ledger of names as a store keeps it: the same ordinal gets the same name. */
function ledger() {
  const names = new Map<number, FileReference>();
  let turn: Promise<unknown> = Promise.resolve();
  return (request: SaveRequest, ordinal: number) => {
    const mine = turn.then(async () => {
      const known = names.get(ordinal);
      if (known) return known;
      const reserved = () => [...names.values()].map((name) => name.filename);
      const name = await nextFileName(home, request, { reserved });
      names.set(ordinal, name);
      return name;
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
}

const request: SaveRequest = { folder: 'output', prefix: 'sub/clip', extension: '.txt' };

test('a saved file appears whole under its name, and nothing else stays', async () => {
  const files = openNodeFiles({ home, scratchFolder, reserve: ledger() });
  const saved = await files.save(request, async (path) => {
    await writeFile(path, 'half');
    assert.equal(existsSync(join(home.outputs, 'sub', 'clip_00001_.txt')), false);
    assert.match(path, /\.txt$/);
    await writeFile(path, 'whole');
  });
  const path = join(home.outputs, 'sub', 'clip_00001_.txt');
  assert.deepEqual(saved, { filename: 'clip_00001_.txt', subfolder: 'sub', type: 'output', path });
  assert.equal(await readFile(path, 'utf8'), 'whole');
  await files.dispose();
  assert.deepEqual(await readdir(home.temp), []);
  assert.deepEqual(await readdir(join(home.outputs, 'sub')), ['clip_00001_.txt']);
});

test('files saved side by side get names of their own, in the order they were asked for', async () => {
  const files = openNodeFiles({ home, scratchFolder, reserve: ledger() });
  const saved = await Promise.all(
    ['a', 'b', 'c', 'd'].map((text) => files.save(request, (path) => writeFile(path, text))),
  );
  const names = saved.map((file) => file.filename);
  assert.deepEqual(names, ['clip_00001_.txt', 'clip_00002_.txt', 'clip_00003_.txt', 'clip_00004_.txt']);
  assert.equal(await readFile(saved[2]!.path, 'utf8'), 'c');
});

test('a call that is repeated saves under the same names', async () => {
  const reserve = ledger();
  for (const text of ['first', 'second']) {
    const files = openNodeFiles({ home, scratchFolder, reserve });
    await files.save(request, (path) => writeFile(path, text));
    await files.dispose();
  }
  assert.deepEqual(await readdir(join(home.outputs, 'sub')), ['clip_00001_.txt']);
  assert.equal(await readFile(join(home.outputs, 'sub', 'clip_00001_.txt'), 'utf8'), 'second');
});

test('a write that fails leaves nothing behind, and its error is the one that is seen', async () => {
  const files = openNodeFiles({ home, scratchFolder, reserve: ledger() });
  const failure = new Error('encoder');
  const failing = files.save(request, async (path) => {
    await writeFile(path, 'half');
    throw failure;
  });
  await assert.rejects(failing, failure);
  assert.deepEqual(await readdir(scratchFolder), []);
  assert.equal(existsSync(join(home.outputs, 'sub')), false);
});

test('a node that writes nothing, and a full disk, are one clear error each', async () => {
  const files = openNodeFiles({ home, scratchFolder, reserve: ledger() });
  await assert.rejects(
    files.save(request, async () => {}),
    { code: 'FILE_NOT_WRITTEN' },
  );
  const full = files.save(request, async () => {
    throw Object.assign(new Error('write'), { code: 'ENOSPC' });
  });
  await assert.rejects(full, { code: 'FILE_NOT_SAVED', kind: 'operational' });
});

test('a reserved name that leads out of the outputs is refused before anything is written', async () => {
  await symlink(root, join(home.outputs, 'up'));
  const reserve = async (): Promise<FileReference> => ({ filename: 'x.txt', subfolder: 'up', type: 'output' });
  const files = openNodeFiles({ home, scratchFolder, reserve });
  await assert.rejects(
    files.save(request, () => assert.fail('written')),
    { code: 'FILE_NAME_REFUSED' },
  );
});

test('a node finds the files that users name, and has a folder of its own until it ends', async () => {
  await writeFile(join(home.inputs, 'a.wav'), '');
  const files = openNodeFiles({ home, scratchFolder, reserve: ledger() });
  assert.equal(await files.find('a.wav'), join(home.inputs, 'a.wav'));
  await assert.rejects(files.find('../a.wav'), { code: 'FILE_NAME_REFUSED' });
  const folder = await files.scratch();
  await writeFile(join(folder, 'left'), '');
  await files.dispose();
  await files.dispose();
  assert.equal(existsSync(folder), false);
});
