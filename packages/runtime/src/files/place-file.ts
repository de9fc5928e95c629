import { createHash } from 'node:crypto';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Gives a finished temporary file its name, and makes the folder where there is none. The file appears whole or not at all,
 * also on another disk; one that is there already is replaced.
 */
export async function placeFile(temporaryPath: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await rename(temporaryPath, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await placeAcrossDisks(temporaryPath, path);
  }
}

async function placeAcrossDisks(temporaryPath: string, path: string): Promise<void> {
  // Follows from the name, so that the next attempt overwrites what a killed process left; a hash is never too long.
  const digits = createHash('sha256').update(basename(path)).digest('hex').slice(0, 16);
  const beside = join(dirname(path), `.${digits}.partial`);
  try {
    await copyFile(temporaryPath, beside);
    await rename(beside, path);
    await rm(temporaryPath, { force: true });
  } finally {
    await rm(beside, { force: true });
  }
}
