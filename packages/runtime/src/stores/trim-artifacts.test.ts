import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openFolderArtifactStore } from './folder-artifact-store.js';
import { trimArtifacts } from './trim-artifacts.js';

let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'talkgraph-trim-'));
});
after(() => rm(root, { recursive: true, force: true }));

const keys = ['aaaaaaaa.mp4', 'bbbbbbbb.mp4', 'cccccccc.mp4', 'dddddddd.mp4'] as const;

/** A store of four files of 1,000 bytes, the first used longest ago, the last just now. */
async function fourFiles(name: string) {
  const folder = join(root, name);
  const store = await openFolderArtifactStore(folder);
  for (const [i, key] of keys.entries()) {
    const path = await store.put(key, (temporary) => writeFile(temporary, 'x'.repeat(1000)));
    const usedAt = new Date(2020, 0, 1 + i);
    if (i < 3) await utimes(path, usedAt, usedAt);
  }
  const left = async () => {
    const sizes = await Promise.all(keys.map((key) => store.size(key)));
    return keys
      .filter((_key, i) => sizes[i] !== undefined)
      .map((key) => key[0])
      .join('');
  };
  return { folder, store, left };
}

test('within the limit nothing is removed', async () => {
  const { folder, store, left } = await fourFiles('within');
  await trimArtifacts({ folder, store, limitBytes: 4000, referenced: new Set() });
  assert.equal(await left(), 'abcd');
});

test('over the limit those go first that were used longest ago, but none that a result refers to', async () => {
  const { folder, store, left } = await fourFiles('over');
  await trimArtifacts({ folder, store, limitBytes: 3500, referenced: new Set([keys[0]]) });
  assert.equal(await left(), 'acd');
});

test('finding a file is using it, and what was used lately stays even over the limit', async () => {
  const { folder, store, left } = await fourFiles('used');
  await store.find(keys[0]);
  await trimArtifacts({ folder, store, limitBytes: 100, referenced: new Set() });
  assert.equal(await left(), 'ad');
});
