import { mkdir } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import type { FileReference } from '@talkgraph/engine';
import { resolveBelow } from '@talkgraph/runtime';
import type { RunHost } from '../client/run-host.js';
import { outputFolderMissing } from '../errors.js';

/** Where a result lies, or its copy where a folder for copies is given. */
export async function deliverResult(host: RunHost, file: FileReference, folder: string | undefined): Promise<string> {
  if (folder === undefined) return host.locate(file);
  // Another machine's server names the files; none of them may leave the folder that was given.
  const path = await resolveBelow(folder, posix.join(file.subfolder, file.filename), 'new');
  await mkdir(dirname(path), { recursive: true });
  await host.fetch(file, path);
  return path;
}

/** Makes the folder for copies, before anything is run for them. @throws OUTPUT_FOLDER_MISSING */
export async function makeOutputFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw outputFolderMissing({ folder }, cause);
  }
}
