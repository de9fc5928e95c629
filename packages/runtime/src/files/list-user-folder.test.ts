import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { listUserFolder } from './list-user-folder.js';

test('a folder lists its own files as people sort them, and nothing outside the inputs', async () => {
  const inputs = await mkdtemp(join(tmpdir(), 'talkgraph-list-'));
  try {
    await mkdir(join(inputs, '录音/old'), { recursive: true });
    for (const name of ['录音/10.wav', '录音/2.wav', '录音/.hidden.wav', '录音/old/1.wav', 'top.wav']) {
      await writeFile(join(inputs, name), '');
    }
    await symlink('/etc/passwd', join(inputs, '录音/link.wav'));
    await symlink(tmpdir(), join(inputs, 'elsewhere'));
    assert.deepEqual(await listUserFolder({ inputs }, '录音/'), ['录音/2.wav', '录音/10.wav']);
    assert.deepEqual(await listUserFolder({ inputs }, ''), ['top.wav']);
    await assert.rejects(listUserFolder({ inputs }, 'missing'), { code: 'FOLDER_NOT_FOUND' });
    await assert.rejects(listUserFolder({ inputs }, 'top.wav'), { code: 'FOLDER_NOT_FOUND' });
    for (const name of ['..', '../x', '/etc', 'elsewhere', 'a/../..']) {
      await assert.rejects(listUserFolder({ inputs }, name), { code: 'FILE_NAME_REFUSED' }, name);
    }
  } finally {
    await rm(inputs, { recursive: true });
  }
});
