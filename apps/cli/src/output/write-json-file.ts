import { writeTextFile } from './write-text-file.js';

/** Writes a value as readable JSON, whole or not at all. Throws OUTPUT_NOT_WRITABLE. */
export async function writeJsonFile(path: string, value: unknown, options: { mode?: number } = {}): Promise<void> {
  await writeTextFile(path, `${JSON.stringify(value, null, 2)}\n`, options);
}
