import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactStore } from '../artifact-store.js';

/** An artifact store in a folder, for tests. */
export function folderStore(folder: string): ArtifactStore {
  return {
    find: async (key) => (existsSync(join(folder, key)) ? join(folder, key) : undefined),
    put: async (key, write) => {
      const temporary = join(folder, `${key}.part`);
      try {
        await write(temporary);
        await rename(temporary, join(folder, key));
      } finally {
        await rm(temporary, { force: true });
      }
      return join(folder, key);
    },
  };
}
