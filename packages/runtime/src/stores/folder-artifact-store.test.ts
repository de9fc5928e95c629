import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { artifactStoreConformance } from '@talkgraph/engine/testing';
import { openFolderArtifactStore } from './folder-artifact-store.js';
import { partialName } from './sweep-partial-files.js';

let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-store-'));
});
after(() => rm(root, { recursive: true, force: true }));

artifactStoreConformance('a folder', async () => {
  const folder = await mkdtemp(join(root, 'case-'));
  return { store: await openFolderArtifactStore(folder), dispose: () => rm(folder, { recursive: true }) };
});

test('two processes that write the same key never show each other half a file', async () => {
  const folder = join(root, 'shared');
  const script = `
    import { openFolderArtifactStore } from ${JSON.stringify(new URL('./folder-artifact-store.js', import.meta.url).href)};
    import { readFile, writeFile } from 'node:fs/promises';
    const [folder, letter] = process.argv.slice(1);
    const store = await openFolderArtifactStore(folder);
    for (let i = 0; i < 60; i += 1) {
      const path = await store.put('0123456789ab.bin', (temporary) => writeFile(temporary, letter.repeat(200_000)));
      const seen = await readFile(path, 'utf8');
      if (seen.length !== 200_000 || new Set(seen).size !== 1) process.exit(3);
    }`;
  const run = (letter: string) =>
    once(
      spawn(process.execPath, ['--input-type=module', '-e', script, folder, letter], { stdio: 'inherit' }),
      'exit',
    ) as Promise<[number]>;
  const [[first], [second]] = await Promise.all([run('a'), run('b')]);
  assert.deepEqual([first, second], [0, 0]);
  assert.deepEqual(await readdir(join(folder, '.partial')), []);
});

test('opening a store removes what killed processes left behind, and only that', async () => {
  const folder = join(root, 'swept');
  const partial = join(folder, '.partial');
  await mkdir(partial, { recursive: true });
  const old = new Date('2020-01-01');
  const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const left = partialName('ab12cd34', killed.pid);
  const own = partialName('ab12cd34');
  for (const name of ['other-host-1-old', 'other-host-1-new', left, own]) await writeFile(join(partial, name), 'half');
  for (const name of ['other-host-1-old', own]) await utimes(join(partial, name), old, old);
  await openFolderArtifactStore(folder);
  assert.deepEqual((await readdir(partial)).sort(), ['other-host-1-new', left, own].sort());
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await openFolderArtifactStore(folder);
  assert.deepEqual((await readdir(partial)).sort(), ['other-host-1-new', own].sort());
});

test('a stored file can be measured and removed', async () => {
  const store = await openFolderArtifactStore(join(root, 'measured'));
  await store.put('0123456789ab.bin', (temporary) => writeFile(temporary, 'twelve bytes'));
  assert.equal(await store.size('0123456789ab.bin'), 12);
  await store.remove('0123456789ab.bin');
  await store.remove('0123456789ab.bin');
  assert.equal(await store.size('0123456789ab.bin'), undefined);
  assert.equal(await store.find('0123456789ab.bin'), undefined);
});

test('a disk that fills up while a file is written is an error of the store, with its cause', async () => {
  const store = await openFolderArtifactStore(join(root, 'full'));
  const cause = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const failing = store.put('0123456789ab.bin', () => Promise.reject(cause));
  await assert.rejects(failing, { code: 'ARTIFACT_STORE_UNWRITABLE', kind: 'operational', cause });
});

test('a store that cannot be made says where and keeps the cause', async () => {
  const file = join(root, 'file');
  await writeFile(file, '');
  await assert.rejects(openFolderArtifactStore(join(file, 'artifacts')), {
    code: 'ARTIFACT_STORE_UNWRITABLE',
    kind: 'operational',
  });
  assert.equal(await readFile(file, 'utf8'), '');
});
