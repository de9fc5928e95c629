import { rm } from 'node:fs/promises';
import type { FileReference } from '@talkgraph/engine';
import type { Home } from '../open-home.js';
import { resolveUserFile } from './resolve-user-file.js';

/** Removes a file of the home; false where it was not there, or cannot be removed. */
export async function removeFile(home: Home, file: FileReference): Promise<boolean> {
  try {
    await rm(await resolveUserFile(home, file));
    return true;
  } catch {
    return false;
  }
}
