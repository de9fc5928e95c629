import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ArtifactStore } from '@talkgraph/engine';
import { openFolderArtifactStore } from '@talkgraph/runtime';
import type { FastifyReply } from 'fastify';
import { leftSignal } from './left-signal.js';
import { MadeContents } from './made-contents.js';

const content = { task: 'draw', params: { n: 1 } };

test('who has left while the run was being read has left', () => {
  const reply = { raw: { destroyed: true, once: () => undefined } } as unknown as FastifyReply;
  assert.equal(leftSignal(reply).aborted, true);
});

test('nothing is made for a client that leaves while it is looked for', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-made-'));
  t.after(() => rm(folder, { recursive: true }));
  const store = await openFolderArtifactStore(folder);
  const left = new AbortController();
  const leaving: ArtifactStore = {
    ...store,
    put: store.put.bind(store),
    find: async (key) => {
      const found = await store.find(key);
      left.abort();
      return found;
    },
  };
  let made = 0;
  const task = async (_name: string, params: { readonly output?: unknown }) => {
    made += 1;
    await writeFile(String(params.output), 'x');
    return null;
  };
  const contents = new MadeContents(leaving, { task });
  await assert.rejects(contents.file(content, 'webp', left.signal), { name: 'AbortError' });
  assert.equal(made, 0);
  const patient = new MadeContents(store, { task });
  await patient.file(content, 'webp', new AbortController().signal);
  assert.equal(made, 1);
});
