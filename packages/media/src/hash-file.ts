import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { messageOf } from '@talkgraph/errors';
import { mediaNotReadable, throwIfCancelled } from './errors.js';

/**
 * SHA-256 of a file's bytes in lower-case hex, read as a stream.
 * @throws MEDIA_NOT_READABLE, CANCELLED
 */
export async function hashFile(path: string, options: { readonly signal?: AbortSignal } = {}): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      throwIfCancelled(options.signal);
      hash.update(chunk as Buffer);
    }
  } catch (error) {
    throwIfCancelled(options.signal);
    throw mediaNotReadable({ path, reason: messageOf(error) }, error);
  }
  return hash.digest('hex');
}
