import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { outputNotWritable } from '@talkgraph/media';

/** Writes a value as readable JSON, whole or not at all. Throws OUTPUT_NOT_WRITABLE. */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`;
  try {
    await writeFile(partial, `${JSON.stringify(value, null, 2)}\n`);
    await rename(partial, path);
  } catch (cause) {
    throw outputNotWritable({ path, reason: (cause as NodeJS.ErrnoException).code ?? String(cause) }, cause);
  } finally {
    await rm(partial, { force: true });
  }
}
