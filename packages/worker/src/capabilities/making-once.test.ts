import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { folderStore } from '@talkgraph/lipsync/testing';
import { temporaryFolder } from '@talkgraph/media/testing';
import { makingOnce } from './making-once.js';

const key = 'ab12cd34.faces';

test('of callers that want the same document at once one makes it, and all get it', async (t) => {
  const store = makingOnce(folderStore(await temporaryFolder(t)));
  let made = 0;
  const write = async (path: string) => writeFile(path, `made ${++made}`);
  const paths = await Promise.all([store.put(key, write), store.put(key, write), store.put(key, write)]);
  assert.equal(made, 1);
  for (const path of paths) assert.equal(await readFile(path, 'utf8'), 'made 1');
});

test('when the first fails it alone fails, and the next makes the document', async (t) => {
  const store = makingOnce(folderStore(await temporaryFolder(t)));
  const cause = new RangeError('cancelled');
  const [first, second] = await Promise.allSettled([
    store.put(key, () => Promise.reject(cause)),
    store.put(key, (path) => writeFile(path, 'second')),
  ]);
  assert.deepEqual(first, { status: 'rejected', reason: cause });
  assert.equal(second.status, 'fulfilled');
  assert.equal(await readFile((await store.find(key)) ?? '', 'utf8'), 'second');
});
