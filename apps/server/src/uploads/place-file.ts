import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Gives a finished temporary file its name: it appears whole or not at all, also on another disk. */
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
  const beside = join(dirname(path), `.${randomUUID()}.partial`);
  try {
    await copyFile(temporaryPath, beside);
    await rename(beside, path);
    await rm(temporaryPath, { force: true });
  } finally {
    await rm(beside, { force: true });
  }
}
