import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { describe, test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import type { ArtifactStore } from './artifact-store.js';

/** An empty store made for one test, and how to take it away again. */
export interface ArtifactStoreUnderTest {
  readonly store: ArtifactStore;
  dispose(): Promise<void>;
}

const key = 'ab12cd34ef56.track';

/** The tests that every ArtifactStore has to pass; `open` makes a fresh, empty store each time. */
export function artifactStoreConformance(name: string, open: () => Promise<ArtifactStoreUnderTest>): void {
  const withStore = (body: (store: ArtifactStore) => Promise<void>) => async () => {
    const { store, dispose } = await open();
    try {
      await body(store);
    } finally {
      await dispose();
    }
  };

  describe(`${name} as an artifact store`, () => {
    test('an unknown key is answered with undefined', withStore(findsNothing));
    test('what was put is found, whole', withStore(findsWhatWasPut));
    test('the temporary file carries the extension of the key', withStore(keepsExtension));
    test('nothing is found under a key while it is still being written', withStore(hidesUnfinished));
    test('a write that fails leaves nothing under the key and no temporary file', withStore(cleansUp));
    test('a write that fails leaves the older file as it was', withStore(keepsOlder));
    test('of two writers of one key the last one wins', withStore(lastWins));
    test('a write that makes no file is an error', withStore(refusesNothing));
    test('keys that could leave the store are refused', withStore(refusesKeys));
  });
}

async function findsNothing(store: ArtifactStore): Promise<void> {
  assert.equal(await store.find(key), undefined);
}

async function findsWhatWasPut(store: ArtifactStore): Promise<void> {
  const stored = await store.put(key, (path) => writeFile(path, 'whole'));
  assert.equal(await store.find(key), stored);
  assert.equal(await readFile(stored, 'utf8'), 'whole');
}

async function keepsExtension(store: ArtifactStore): Promise<void> {
  let temporary = '';
  const stored = await store.put('ab12cd34ef56.mp4', (path) => {
    temporary = path;
    return writeFile(path, 'x');
  });
  assert.equal(extname(temporary), '.mp4');
  assert.equal(extname(stored), '.mp4');
}

async function hidesUnfinished(store: ArtifactStore): Promise<void> {
  await store.put(key, async (path) => {
    await writeFile(path, 'half');
    assert.equal(await store.find(key), undefined);
  });
  assert.notEqual(await store.find(key), undefined);
}

async function cleansUp(store: ArtifactStore): Promise<void> {
  let temporary = '';
  const cause = new RangeError('the disk is on fire');
  const failing = store.put(key, async (path) => {
    temporary = path;
    await writeFile(path, 'half');
    throw cause;
  });
  await assert.rejects(failing, cause);
  assert.equal(await store.find(key), undefined);
  assert.equal(existsSync(temporary), false);
}

async function keepsOlder(store: ArtifactStore): Promise<void> {
  const stored = await store.put(key, (path) => writeFile(path, 'older'));
  const failing = store.put(key, async (path) => {
    await writeFile(path, 'ha');
    throw new RangeError('no');
  });
  await assert.rejects(failing, RangeError);
  assert.equal(await readFile(stored, 'utf8'), 'older');
}

async function lastWins(store: ArtifactStore): Promise<void> {
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = store.put(key, async (path) => {
    await gate;
    await writeFile(path, 'slow');
  });
  await store.put(key, (path) => writeFile(path, 'quick'));
  release();
  const stored = await slow;
  assert.equal(await readFile(stored, 'utf8'), 'slow');
}

async function refusesNothing(store: ArtifactStore): Promise<void> {
  await assert.rejects(
    store.put(key, async () => {}),
    hasCode('ARTIFACT_NOT_WRITTEN'),
  );
  assert.equal(await store.find(key), undefined);
}

async function refusesKeys(store: ArtifactStore): Promise<void> {
  for (const bad of [
    '',
    '../ab12cd34',
    'AB12CD34EF',
    'ab12cd34/x',
    'ab12cd34.',
    'ab12cd34\0',
    'ab12cd34..x',
    'C:ab12cd34',
  ]) {
    await assert.rejects(store.find(bad), hasCode('ARTIFACT_KEY_INVALID'), bad);
    await assert.rejects(
      store.put(bad, (path) => writeFile(path, 'x')),
      hasCode('ARTIFACT_KEY_INVALID'),
      bad,
    );
  }
}

function hasCode(code: string) {
  return (error: unknown): boolean => isTalkgraphError(error) && error.code === code;
}
