import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileReference, NodeFiles, SavedFile, SaveRequest } from '@talkgraph/engine';
import { fileNotSaved, fileNotWritten } from '../errors.js';
import type { UserFolders } from '../open-home.js';
import { checkFileName } from './check-file-name.js';
import { relativeName } from './file-reference.js';
import { isDiskError } from './is-disk-error.js';
import { listUserFolder } from './list-user-folder.js';
import { placeFile } from './place-file.js';
import { resolveNewUserFile, resolveUserFile } from './resolve-user-file.js';

/** What the files of one call of a node need. */
export interface NodeFilesOptions {
  readonly home: UserFolders;
  /** The call's own folder; made when it is needed, removed by `dispose`. On the disk of the outputs, files only move. */
  readonly scratchFolder: string;
  /** Answers the name that belongs to the n-th file of this call, the same one each time it is asked. */
  readonly reserve: (request: SaveRequest, ordinal: number) => Promise<FileReference>;
}

/** The files of one call of a node: finds, saves, and keeps what is half-written in the call's own folder. */
export function openNodeFiles(options: NodeFilesOptions): NodeFiles & { dispose(): Promise<void> } {
  const { home, scratchFolder } = options;
  let saved = 0;
  const scratch = async () => {
    await mkdir(scratchFolder, { recursive: true });
    return scratchFolder;
  };
  return {
    find: (name) => resolveUserFile(home, name),
    list: (folder) => listUserFolder(home, folder),
    scratch,
    async save(request, write) {
      // Counted before anything is awaited, so that files saved side by side have the same numbers in every attempt.
      const ordinal = saved++;
      const reference = await options.reserve(request, ordinal);
      const path = await resolveNewUserFile(home, reference);
      // The extension stays: writers choose a format by it.
      const [temporaryName] = checkFileName(`.save-${ordinal}${request.extension}`);
      const temporaryPath = join(await scratch(), temporaryName!);
      return publish(reference, temporaryPath, path, write);
    },
    dispose: () => rm(scratchFolder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function publish(
  reference: FileReference,
  temporaryPath: string,
  path: string,
  write: (temporaryPath: string) => Promise<void>,
): Promise<SavedFile> {
  const file = relativeName(reference);
  try {
    await write(temporaryPath);
    const written = await stat(temporaryPath).catch(() => undefined);
    if (!written?.isFile()) throw fileNotWritten({ file });
    await placeFile(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { recursive: true, force: true });
    throw isDiskError(error) ? fileNotSaved({ file }, error) : error;
  }
  return { ...reference, path };
}
