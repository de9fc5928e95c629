import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isJsonObject, type JsonObject } from '@talkgraph/engine';
import type { Home } from '@talkgraph/runtime';
import { settingsBroken } from '../errors.js';
import { createNameQueue } from '../uploads/name-queue.js';
import { orNotSaved } from '../uploads/or-not-saved.js';
import { replaceFile } from './replace-file.js';

// One queue for the process: two apps over the same home must not overwrite each other's changes either.
const queue = createNameQueue();

/** The object in a JSON file; `{}` where there is no file. @throws SETTINGS_BROKEN */
export async function readJsonFile(path: string): Promise<JsonObject> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw settingsBroken({ file: basename(path) }, error);
  });
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch (cause) {
    throw settingsBroken({ file: basename(path) }, cause);
  }
  throw settingsBroken({ file: basename(path) });
}

/** Reads, changes and writes the object in a JSON file, one change after the other. @throws SETTINGS_BROKEN, FILE_NOT_SAVED */
export async function changeJsonFile(
  path: string,
  home: Home,
  change: (value: JsonObject) => JsonObject,
): Promise<void> {
  await queue(path, async () => {
    const changed = change(await readJsonFile(path));
    const text = `${JSON.stringify(changed, undefined, 2)}\n`;
    await orNotSaved(basename(path), () => replaceFile(path, home, text));
  });
}
