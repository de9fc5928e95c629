import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { killPack } from '../testing/kill-pack.js';
import { runTalkgraph } from '../testing/run-talkgraph.js';
import { serveTalkgraph } from '../testing/serve-talkgraph.js';

const folder = mkdtempSync(join(tmpdir(), 'talkgraph-disk-'));
const disk = join(folder, '小 disk');
mkdirSync(disk);
// Needs the rights to mount something; without them there is no small disk to fill.
const isMounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' }).status === 0;
after(() => {
  if (isMounted) spawnSync('umount', [disk], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
});

const skip = !isMounted && 'no disk can be mounted here';
const filling = join(disk, 'filling');

function fillDisk(): void {
  for (let i = 0; ; i += 1) {
    try {
      writeFileSync(`${filling}-${i}`, Buffer.alloc(i === 0 ? 9e6 : 4096));
    } catch {
      // The first file takes what it gets, the next ones find nothing left.
      if (i > 0) return;
    }
  }
}

function emptyDisk(): void {
  for (const name of readdirSync(disk)) if (name.startsWith('filling')) rmSync(join(disk, name));
}

const limit = { skip, timeout: 60_000 };

test('on a full disk runs are refused with one clear error, and taken again when there is room', limit, async () => {
  const home = join(disk, 'home');
  mkdirSync(join(home, 'custom_nodes'), { recursive: true });
  writeFileSync(join(home, 'custom_nodes', 'kill.mjs'), killPack);
  const server = await serveTalkgraph(home);
  const submit = (id: string, value = id) =>
    fetch(`${server.url}/prompt`, {
      method: 'POST',
      body: JSON.stringify({
        prompt: { 1: { class_type: 'KillSaveText', inputs: { value, prefix: 'kept' } } },
        prompt_id: id,
      }),
    });
  const ended = async (id: string) => {
    for (;;) {
      const run = (await (await fetch(`${server.url}/api/runs/${id}`)).json()) as { state: string; endedAt?: number };
      if (run.endedAt !== undefined) return run.state;
    }
  };
  try {
    assert.equal((await submit('before')).status, 200);
    assert.equal(await ended('before'), 'success');
    fillDisk();
    const refused = await submit('during', 'x'.repeat(200_000));
    assert.equal(refused.status, 503);
    assert.equal(((await refused.json()) as { error: { code: string } }).error.code, 'RUN_NOT_STORED');
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    emptyDisk();
    assert.equal((await submit('after')).status, 200);
    assert.equal(await ended('after'), 'success');
    assert.deepEqual(
      readdirSync(join(home, 'outputs')).sort(),
      [1, 2, 3, 4].map((n) => `kept_0000${n}_.txt`),
    );
    // Unfinished files go a moment after the run has ended; the test's time limit ends this if they do not.
    while (readdirSync(join(home, 'temp', 'work')).length > 0) await wait(20);
  } finally {
    emptyDisk();
    assert.equal(await server.stop(), 0);
  }
});

test('on a full disk a server does not start, and says so', limit, async () => {
  fillDisk();
  try {
    const { code, stderr } = await runTalkgraph(['serve', '--port', '0'], {
      env: { TALKGRAPH_HOME: join(disk, 'home') },
    });
    assert.equal(code, 1);
    assert.match(stderr, /\[(HOME_UNWRITABLE|DATABASE_UNUSABLE)\]$/m);
  } finally {
    emptyDisk();
  }
});
