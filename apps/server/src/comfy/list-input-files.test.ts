import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { listInputFiles } from './list-input-files.js';

test('pickers offer the files of their kind, those in sub-folders included, hidden ones and links left out', async () => {
  const inputs = await mkdtemp(join(tmpdir(), 'talkgraph-inputs-'));
  try {
    await mkdir(join(inputs, 'photos', '.cache'), { recursive: true });
    const names = [
      'b.PNG',
      'a.wav',
      'clip.mp4',
      'old.mpg',
      'notes.txt',
      'photos/猫.jpg',
      '.hidden.png',
      'photos/.cache/x.png',
    ];
    for (const name of names) await writeFile(join(inputs, name), '');
    await symlink('/etc', join(inputs, 'link'));
    await symlink(join(inputs, 'b.PNG'), join(inputs, 'other.png'));
    const files = await listInputFiles(inputs);
    assert.deepEqual(files('image'), ['b.PNG', 'photos/猫.jpg']);
    assert.deepEqual(files('audio'), ['a.wav', 'clip.mp4', 'old.mpg']);
    assert.deepEqual(files('video'), ['clip.mp4', 'old.mpg']);
    assert.deepEqual(files('file'), ['a.wav', 'b.PNG', 'clip.mp4', 'notes.txt', 'old.mpg', 'photos/猫.jpg']);
  } finally {
    await rm(inputs, { recursive: true });
  }
});
