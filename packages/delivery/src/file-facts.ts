import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { messageOf } from '@talkgraph/errors';
import { deliveryFileUnreadable } from './errors.js';

/** What is known of a file's bytes. */
export interface FileFacts {
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  /** In hex; storages name small objects by it. */
  readonly md5: string;
}

/** Reads a file once, in pieces. @throws DELIVERY_FILE_UNREADABLE; the signal's reason */
export async function readFileFacts(path: string, signal?: AbortSignal): Promise<FileFacts> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, ...(signal && { signal }) })) {
      const piece = chunk as Buffer;
      sha256.update(piece);
      md5.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    signal?.throwIfAborted();
    const { code } = error as NodeJS.ErrnoException;
    throw deliveryFileUnreadable({ file: basename(path), reason: code ?? messageOf(error) }, error);
  }
  return { path, bytes, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}
