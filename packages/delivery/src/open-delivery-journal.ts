import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryJournal } from './contract.js';

/** Object storages drop unfinished uploads after some days, and nobody repeats a run of last month. */
const keptMs = 30 * 24 * 3600 * 1000;

/**
 * Opens the journal: one small file for each entry, whole or not there, in a folder for its owner alone, since entries hold
 * addresses of people and signed links. Those of more than 30 days are removed.
 */
export async function openDeliveryJournal(folder: string): Promise<DeliveryJournal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeOld(folder);
  // Keys hold names from users, so the file's name is made of the key, not by it.
  const pathOf = (key: string) => join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  return {
    async find(key) {
      try {
        return JSON.parse(await readFile(pathOf(key), 'utf8')) as unknown;
      } catch {
        // Gone or broken: nothing is remembered.
        return undefined;
      }
    },
    async save(key, entry) {
      const temporaryPath = join(folder, `.${randomUUID()}.partial`);
      try {
        const file = await open(temporaryPath, 'wx');
        await file.writeFile(JSON.stringify(entry)).finally(() => file.close());
        await rename(temporaryPath, pathOf(key));
      } catch (error) {
        await rm(temporaryPath, { force: true });
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

async function removeOld(folder: string): Promise<void> {
  const oldest = Date.now() - keptMs;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < oldest) await rm(path, { force: true });
  }
}
