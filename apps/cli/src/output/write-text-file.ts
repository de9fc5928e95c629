import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { outputNotWritable } from '@talkgraph/media/errors';

/** Writes a text file, whole or not at all. `mode` are its permissions. Throws OUTPUT_NOT_WRITABLE. */
export async function writeTextFile(path: string, text: string, options: { mode?: number } = {}): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`;
  try {
    await writeFile(partial, text, options);
    await rename(partial, path);
  } catch (cause) {
    throw outputNotWritable({ path, reason: (cause as NodeJS.ErrnoException).code ?? String(cause) }, cause);
  } finally {
    await rm(partial, { force: true });
  }
}
