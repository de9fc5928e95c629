import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArtifactStore, artifactNotWritten, checkArtifactKey } from '@talkgraph/engine';
import { artifactStoreUnwritable } from '../errors.js';

/** Temporary files older than this were left by a process that was killed; no step takes this long. */
const abandonedAfterMs = 48 * 3600 * 1000;

/**
 * Opens an artifact store in a folder: `ab/ab12….ext` for the stored files, `.partial/` for the ones being written. Several
 * processes may use the folder at once, because a file gets its name by an atomic rename on the same disk.
 * Throws ARTIFACT_STORE_UNWRITABLE when the folder cannot be made.
 */
export async function openFolderArtifactStore(folder: string): Promise<ArtifactStore> {
  const partial = join(folder, '.partial');
  await makeFolder(partial, folder);
  await sweep(partial);
  return {
    async find(key) {
      const path = pathOf(folder, key);
      return (await isFile(path)) ? path : undefined;
    },
    async put(key, write) {
      const path = pathOf(folder, key);
      // The key comes last so that the temporary file has its extension: writers choose a format by it.
      const temporaryPath = join(partial, `${randomUUID()}-${key}`);
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

/** Whether the system refused because of the disk: full, over the quota, read-only or broken. */
function isDiskError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes(code);
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}

async function sweep(partial: string): Promise<void> {
  for (const name of await readdir(partial)) {
    const path = join(partial, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(path, { recursive: true, force: true });
  }
}
