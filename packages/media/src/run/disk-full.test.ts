import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSource, resolveFrom } from '../open-source.js';
import { makeMedia } from '../testing/make-media.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { render } from './render.js';

/** Mounts a file system of 64 KiB; false where that is not allowed. */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a full disk is named, and what was written is removed', async (t) => {
  const folder = await temporaryFolder(t);
  const film = join(folder, 'film.mkv');
  const fps = { num: 25, den: 1 };
  const draw = (i: number) => Math.sin(i * i);
  await makeMedia(film, {
    pictures: { codec: 'libx264', width: 192, height: 128, fps, frameCount: 100, options: { preset: 'ultrafast' } },
    sound: { codec: 'flac', sampleRate: 48000, channels: 2, sampleCount: 192_000, draw },
  });
  const small = join(folder, 'small');
  await mkdir(small);
  if (!mountSmall(small)) return t.skip('mounting a small disk is not allowed here');
  try {
    const { clip, sources } = await openSource(film);
    const rendering = render(clip, join(small, 'out.mp4'), {
      resolveSource: resolveFrom(sources),
      encode: { preset: 'ultrafast' },
    });
    await assert.rejects(rendering, { code: 'DISK_FULL', kind: 'operational' });
    assert.deepEqual(await readdir(small), []);
  } finally {
    execFileSync('umount', [small]);
  }
});
