import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileTargetConformance } from '../file-target.conformance.js';
import { testFolder, testParcel } from '../testing/test-parcel.js';
import { openFolderTarget, partialName } from './open-folder-target.js';

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name))] : []))
    .sort();
}

fileTargetConformance('a folder', async (t) => {
  const folder = join(await testFolder(t), 'films');
  return {
    target: openFolderTarget({ folder }),
    list: () => filesBelow(folder),
    get: (name) => readFile(join(folder, name)),
  };
});

/** Mounts a file system of 256 KiB; false where that is not allowed. */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a full disk is named before and while it is written, and nothing is left there', async (t) => {
  const small = join(await testFolder(t), 'small');
  await mkdir(small);
  if (!mountSmall(small)) return t.skip('mounting a small disk is not allowed here');
  try {
    const target = openFolderTarget({ folder: small });
    const { parcel: big } = await testParcel(t, 400_000);
    await assert.rejects(target.deliver(big, { id: 'a' }), { code: 'DELIVERY_DISK_FULL', kind: 'user' });
    const { parcel } = await testParcel(t, 200_000);
    let isFilled = false;
    const onProgress = () => {
      // Somebody else fills the disk after the free space was looked at.
      if (!isFilled) execFileSync('sh', ['-c', `head -c 150000 /dev/zero > ${small}/other || true`]);
      isFilled = true;
    };
    await assert.rejects(target.deliver(parcel, { id: 'b', onProgress }), { code: 'DELIVERY_DISK_FULL' });
    assert.deepEqual(await filesBelow(small), ['other']);
  } finally {
    execFileSync('umount', [small]);
  }
});

test('a link in the folder that leads out of it is refused', async (t) => {
  const [folder, outside] = [await testFolder(t), await testFolder(t)];
  await symlink(outside, join(folder, 'away'));
  const { parcel } = await testParcel(t, 10, { name: 'away/film.mp4' });
  await assert.rejects(openFolderTarget({ folder }).deliver(parcel, { id: 'a' }), { code: 'DELIVERY_NAME_REFUSED' });
  assert.deepEqual(await readdir(outside), []);
});

test('a folder that cannot be written to is named', async (t) => {
  const folder = await testFolder(t);
  await writeFile(join(folder, 'file'), '');
  await chmod(folder, 0o500);
  const below = openFolderTarget({ folder: join(folder, 'file') });
  await assert.rejects(below.deliver((await testParcel(t, 10)).parcel, { id: 'a' }), {
    code: 'DELIVERY_FOLDER_UNUSABLE',
  });
  await assert.rejects(openFolderTarget({ folder: 'films' }).check(), { code: 'DELIVERY_FOLDER_UNUSABLE' });
  await chmod(folder, 0o700);
});

test('the same file may go to several names of a folder at the same time', async (t) => {
  const folder = await testFolder(t);
  const { parcel } = await testParcel(t, 3_000_000);
  const names = Array.from({ length: 6 }, (_, i) => `film ${i}.mp4`);
  const target = openFolderTarget({ folder });
  await Promise.all(names.map((name) => target.deliver({ ...parcel, name }, { id: name })));
  assert.deepEqual(await filesBelow(folder), names);
});

test('a process that was killed between giving the name and tidying up leaves nothing once the call is repeated', async (t) => {
  const folder = await testFolder(t);
  const { parcel, contents } = await testParcel(t, 1000);
  const sha256 = createHash('sha256').update(contents).digest('hex');
  await writeFile(join(folder, parcel.name), contents);
  await link(join(folder, parcel.name), join(folder, partialName(parcel, { sha256 }, { id: 'a' })));
  const { already } = await openFolderTarget({ folder }).deliver(parcel, { id: 'a' });
  assert.deepEqual([already, await filesBelow(folder)], [true, ['film.mp4']]);
});
