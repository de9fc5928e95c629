import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { artifactNotWritten, checkArtifactKey } from '@talkgraph/engine';
import { artifactStoreUnwritable } from '../errors.js';
import { isDiskError } from '../files/is-disk-error.js';
import type { MeasuredArtifactStore } from './measured-artifact-store.js';
import { partialName, sweepPartialFiles } from './sweep-partial-files.js';

/**
 * Opens an artifact store in a folder: `ab/ab12….ext` for the stored files, `.partial/` for the ones being written. Several
 * processes may use the folder at once, because a file gets its name by an atomic rename on the same disk.
 * Throws ARTIFACT_STORE_UNWRITABLE when the folder cannot be made.
 */
export async function openFolderArtifactStore(folder: string): Promise<MeasuredArtifactStore> {
  const partial = join(folder, '.partial');
  await makeFolder(partial, folder);
  await sweepPartialFiles(partial);
  return {
    async find(key) {
      const path = pathOf(folder, key);
      const found = await stat(path).catch(() => undefined);
      if (!found?.isFile()) return undefined;
      await noteUse(path, found.mtimeMs);
      return path;
    },
    async put(key, write) {
      const path = pathOf(folder, key);
      const temporaryPath = join(partial, partialName(key));
      try {
        await write(temporaryPath).catch((error: unknown) => {
          throw isDiskError(error) ? artifactStoreUnwritable({ folder }, error) : error;
        });
        if (!(await isFile(temporaryPath))) throw artifactNotWritten({ key });
        await publish(temporaryPath, path, folder);
      } finally {
        await rm(temporaryPath, { recursive: true, force: true });
      }
      return path;
    },
    async size(key) {
      return (await stat(pathOf(folder, key)).catch(() => undefined))?.size;
    },
    async remove(key) {
      await rm(pathOf(folder, key), { force: true });
    },
  };
}

/** Two characters of fan-out keep folders small whatever the number of artifacts. */
function pathOf(folder: string, key: string): string {
  return join(folder, checkArtifactKey(key).slice(0, 2), key);
}

async function publish(temporaryPath: string, path: string, folder: string): Promise<void> {
  await makeFolder(join(path, '..'), folder);
  try {
    await rename(temporaryPath, path);
  } catch (cause) {
    throw artifactStoreUnwritable({ folder }, cause);
  }
}

async function makeFolder(path: string, folder: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw artifactStoreUnwritable({ folder }, cause);
  }
}

/** Keeps the time of last use, by which unused files are thinned out; to the hour, because finding is frequent. */
async function noteUse(path: string, usedAt: number): Promise<void> {
  if (Date.now() - usedAt < 3600 * 1000) return;
  const now = new Date();
  // The folder may be read-only; the file is found all the same.
  await utimes(path, now, now).catch(() => undefined);
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
