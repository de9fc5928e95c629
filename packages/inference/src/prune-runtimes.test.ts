import assert from 'node:assert/strict';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

interface Pruned {
  readonly freedBytes: number;
  readonly removed: readonly string[];
}
type PruneRuntimes = (options: { root: string; platform: string; arch: string }) => Promise<Pruned>;

// The script is plain JavaScript, because it runs before anything is built.
const script = new URL('../scripts/prune-runtimes.mjs', import.meta.url).href;
const { pruneRuntimes } = (await import(script)) as { pruneRuntimes: PruneRuntimes };

async function fakeRuntime(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'talkgraph-prune-'));
  for (const build of ['linux/x64', 'linux/arm64', 'win32/x64']) {
    await mkdir(path.join(root, 'bin/napi-v6', build), { recursive: true });
    await writeFile(path.join(root, 'bin/napi-v6', build, 'runtime'), 'x'.repeat(1000));
  }
  return root;
}

test('pruning removes the libraries of other platforms only, and says how much it freed', async () => {
  const root = await fakeRuntime();
  const { freedBytes, removed } = await pruneRuntimes({ root, platform: 'linux', arch: 'x64' });
  assert.equal(freedBytes, 2000);
  assert.deepEqual([...removed].sort(), ['bin/napi-v6/linux/arm64', 'bin/napi-v6/win32/x64']);
  await access(path.join(root, 'bin/napi-v6/linux/x64/runtime'));
  assert.equal((await pruneRuntimes({ root, platform: 'linux', arch: 'x64' })).freedBytes, 0);
  await rm(root, { recursive: true });
});

test('pruning on a platform without a library of its own removes nothing', async () => {
  const root = await fakeRuntime();
  assert.equal((await pruneRuntimes({ root, platform: 'freebsd', arch: 'x64' })).freedBytes, 0);
  await rm(root, { recursive: true });
});
