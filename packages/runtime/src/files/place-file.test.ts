import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { placeFile } from './place-file.js';

/** Memory as a disk, which Linux has; another one than that of temporary files nearly everywhere. */
const otherDisk = '/dev/shm';

test('a finished file gets its name, in a folder made for it, and replaces the one that was there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-place-'));
  try {
    await placeAndCheck(folder, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a file from another disk leaves nothing beside it', { skip: !(await areApart()) }, async () => {
  const [from, to] = [
    await mkdtemp(join(tmpdir(), 'talkgraph-place-')),
    await mkdtemp(join(otherDisk, 'talkgraph-place-')),
  ];
  try {
    await placeAndCheck(from, to);
  } finally {
    await rm(from, { recursive: true });
    await rm(to, { recursive: true });
  }
});

async function placeAndCheck(from: string, to: string): Promise<void> {
  const name = `${'n'.repeat(250)}.txt`;
  for (const text of ['first', 'second']) {
    await writeFile(join(from, 'written'), text);
    await placeFile(join(from, 'written'), join(to, 'made', name));
    assert.equal(await readFile(join(to, 'made', name), 'utf8'), text);
  }
  assert.deepEqual(await readdir(join(to, 'made')), [name]);
  assert.equal((await readdir(from)).includes('written'), false);
}

async function areApart(): Promise<boolean> {
  const other = await stat(otherDisk).catch(() => undefined);
  return other !== undefined && other.dev !== (await stat(tmpdir())).dev;
}
