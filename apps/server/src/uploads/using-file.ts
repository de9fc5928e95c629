import { rm } from 'node:fs/promises';

/** Does something with a temporary file and removes it then, whatever has happened. */
export async function usingFile<T>(path: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    await rm(path, { force: true });
  }
}
