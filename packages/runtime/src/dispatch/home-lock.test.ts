import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { lockHome } from './home-lock.js';

test('a home is held by one at a time, and free again when it is released', async () => {
  const folder = await mkdtemp(join(tmpdir(), '锁 lock-'));
  try {
    const lock = lockHome(folder);
    assert.throws(() => lockHome(folder), { code: 'HOME_IN_USE' });
    lock.release();
    lockHome(folder).release();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a home that cannot be locked is one clear error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lock-'));
  try {
    await mkdir(join(folder, 'talkgraph.lock'));
    assert.throws(() => lockHome(folder), { code: 'HOME_UNWRITABLE' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
