import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { outputIsInput, outputNotWritable } from '@talkgraph/media/errors';
import { outputExtension, outputFolderMissing, outputIsFolder } from '../errors.js';

/**
 * Makes sure that a file can be written before minutes of work go into it.
 * @param extension what the name has to end in, such as ".mp4"
 * @param inputs files that must not be overwritten, whatever they are called here
 * @throws OUTPUT_EXTENSION, OUTPUT_IS_FOLDER, OUTPUT_FOLDER_MISSING, OUTPUT_IS_INPUT, OUTPUT_NOT_WRITABLE
 */
export async function checkOutput(path: string, extension: string, inputs: readonly string[]): Promise<void> {
  const existing = await statOf(path);
  if (existing?.isDirectory()) throw outputIsFolder({ path });
  if (extname(path).toLowerCase() !== extension) throw outputExtension({ path, extension });
  const folder = dirname(resolve(path));
  if (!(await statOf(folder))?.isDirectory()) throw outputFolderMissing({ folder });
  for (const input of inputs) {
    if (await isSameFile(path, existing, input)) throw outputIsInput({ path });
  }
  await tryToWrite(folder, path);
}

async function isSameFile(path: string, existing: Stats | undefined, input: string): Promise<boolean> {
  if (resolve(path) === resolve(input)) return true;
  // Links and other spellings of one file have the same inode.
  const other = existing && (await statOf(input));
  return other !== undefined && existing?.ino === other.ino && existing.dev === other.dev;
}

/** Permissions do not tell everything (root, read-only disks, quotas), so a file is really made and removed again. */
async function tryToWrite(folder: string, path: string): Promise<void> {
  const trial = join(folder, `.talkgraph-${randomUUID()}`);
  try {
    await (await open(trial, 'wx')).close();
    await rm(trial);
  } catch (cause) {
    throw outputNotWritable({ path, reason: (cause as NodeJS.ErrnoException).code ?? String(cause) }, cause);
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
