import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTaskFiles } from './remove-task-files.js';

/** What is known of a task that was handed to the service, or is about to be. */
export interface JobNote {
  /** The task's name at the service. */
  readonly code: string;
  /** The service's address. */
  readonly address: string;
  /** Its inputs lie ready; false while they are being made. */
  readonly prepared: boolean;
  /** Where its files are fetched from, if they are: a service that was told an address has to find them there again. */
  readonly served?: { readonly port: number; readonly token: string };
  /** The folder outside the home in which files of the task lie, if there is one. */
  readonly shared?: string;
}

/**
 * Notes on tasks, by the key of the request, in a folder of the home. A note is there before the task is submitted, so that
 * whoever comes after a crash asks about the same task.
 */
export interface JobNotes {
  find(key: string): Promise<JobNote | undefined>;
  save(key: string, note: JobNote): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Who has not come back for a result by then does not want it: faces and voices are not left lying about. */
const keptMs = 7 * 24 * 3600_000;

/** Opens the notes of a folder, which is made for its owner alone. Old tasks are forgotten, with all their files. */
export async function openJobNotes(folder: string): Promise<JobNotes> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await forgetOld(folder);
  const pathOf = (key: string) => join(folder, `${key}.json`);
  return {
    async find(key) {
      const text = await readFile(pathOf(key), 'utf8').catch(() => undefined);
      return text === undefined ? undefined : readNote(text);
    },
    async save(key, note) {
      const temporary = `${pathOf(key)}.${randomBytes(6).toString('hex')}.part`;
      await writeFile(temporary, JSON.stringify(note));
      await rename(temporary, pathOf(key));
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

function readNote(text: string): JobNote | undefined {
  try {
    const note = JSON.parse(text) as JobNote;
    // The code becomes a part of file names.
    return /^[0-9a-f-]{36}$/.test(note.code) && typeof note.address === 'string' ? note : undefined;
  } catch {
    return undefined;
  }
}

async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/\.(json|part|wav|mp4)$/.test(name)) continue;
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age <= keptMs) continue;
    const note = name.endsWith('.json') ? readNote(await readFile(path, 'utf8').catch(() => '')) : undefined;
    if (note?.shared !== undefined) await removeTaskFiles(note.code, note.shared);
    await rm(path, { force: true });
  }
}
