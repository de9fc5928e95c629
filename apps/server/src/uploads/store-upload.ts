import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileReference } from '@talkgraph/engine';
import { type Home, placeFile, resolveNewUserFile } from '@talkgraph/runtime';
import type { NameQueue } from './name-queue.js';
import { orNotSaved } from './or-not-saved.js';

/** A received file and where it is wanted. */
export interface FileToStore {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly hash: string;
  readonly wanted: FileReference;
  readonly overwrite: boolean;
}

/**
 * Gives a received file its name and answers it. Where the name is taken: the file there is used if it is the same, else
 * the new one becomes `x (1).png`, as in ComfyUI; with `overwrite` it replaces the old one.
 * @throws FILE_NAME_REFUSED, FILE_NOT_SAVED
 */
export async function storeUpload(home: Home, queue: NameQueue, file: FileToStore): Promise<FileReference> {
  const first = await resolveNewUserFile(home, file.wanted);
  return queue(first, async () => {
    const { name, ext } = posix.parse(file.wanted.filename);
    for (let counter = 0; ; counter += 1) {
      const filename = counter === 0 ? file.wanted.filename : `${name} (${counter})${ext}`;
      const reference = { ...file.wanted, filename };
      const path = await resolveNewUserFile(home, reference);
      const taken = await stat(path).catch(() => undefined);
      if (taken === undefined || (file.overwrite && taken.isFile())) {
        await orNotSaved(filename, () => placeFile(file.path, path));
        return reference;
      }
      if (taken.isFile() && taken.size === file.bytes && (await hashOf(path)) === file.hash) return reference;
    }
  });
}

/** SHA-256 of a file in hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
