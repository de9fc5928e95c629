import type { FileReference } from '@talkgraph/engine';
import type { UserFolders } from '../open-home.js';
import { folderOf, parseFileReference, relativeName } from './file-reference.js';
import { resolveBelow } from './resolve-below.js';

/**
 * The absolute path of an existing file below inputs/, outputs/ or temp/.
 * @param file a reference, or a name as workflows write it (`a/b.wav [output]`)
 * @throws FILE_NAME_REFUSED, FILE_NOT_FOUND
 */
export function resolveUserFile(home: UserFolders, file: FileReference | string): Promise<string> {
  return resolve(home, file, 'file');
}

/**
 * The absolute path a file may be written to below inputs/, outputs/ or temp/; its folder may have to be made.
 * @throws FILE_NAME_REFUSED
 */
export function resolveNewUserFile(home: UserFolders, file: FileReference | string): Promise<string> {
  return resolve(home, file, 'new');
}

async function resolve(home: UserFolders, file: FileReference | string, wanted: 'file' | 'new'): Promise<string> {
  const reference = typeof file === 'string' ? parseFileReference(file) : file;
  return resolveBelow(folderOf(home, reference.type), relativeName(reference), wanted);
}
