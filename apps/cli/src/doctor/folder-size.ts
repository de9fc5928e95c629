import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Adds up the sizes of all files under a folder, in bytes; links are not followed. */
export async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  let bytes = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await folderSize(path);
    else if (entry.isFile()) bytes += (await lstat(path)).size;
  }
  return bytes;
}
