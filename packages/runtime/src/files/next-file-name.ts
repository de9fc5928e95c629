import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { FileReference, SaveRequest } from '@talkgraph/engine';
import type { UserFolders } from '../open-home.js';
import { splitName } from './file-reference.js';
import { fillPrefix } from './fill-prefix.js';
import { resolveNewUserFile } from './resolve-user-file.js';

/** Where a name is wanted: the folder, and what comes before the counter. */
export interface NamePlace {
  readonly type: 'output' | 'temp';
  readonly subfolder: string;
  readonly stem: string;
}

export interface NextFileNameOptions {
  /** Names in that place that are promised but not written yet; more than those asked for do no harm. */
  readonly reserved?: (place: NamePlace) => Iterable<string> | Promise<Iterable<string>>;
  readonly now?: Date;
}

/**
 * The next free name for a file, as ComfyUI numbers them: `{prefix}_00001_.ext` in the prefix's sub-folder, one more than
 * the highest number that any `{prefix}_{number}_…` there has, whatever its extension. Makes nothing: who calls it keeps
 * others from calling until the name is written down.
 * @throws FILE_NAME_REFUSED
 */
export async function nextFileName(
  home: UserFolders,
  request: SaveRequest,
  options: NextFileNameOptions = {},
): Promise<FileReference> {
  const place = namePlace(request, options.now ?? new Date());
  const named = (number: number): FileReference => ({
    filename: `${place.stem}_${String(number).padStart(5, '0')}_${request.extension}`,
    subfolder: place.subfolder,
    type: place.type,
  });
  const folder = dirname(await resolveNewUserFile(home, named(1)));
  const names = [...(await namesIn(folder)), ...((await options.reserved?.(place)) ?? [])];
  const highest = names.reduce((most, name) => Math.max(most, counterOf(name, place.stem)), 0);
  return named(highest + 1);
}

function namePlace(request: SaveRequest, now: Date): NamePlace {
  const prefix = fillPrefix(request.prefix, { now, width: request.width, height: request.height });
  const { subfolder, filename } = splitName(prefix);
  return { type: request.folder, subfolder, stem: filename };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** The number of `{stem}_{number}_…`; 0 for other names. Case does not count, since some file systems ignore it. */
function counterOf(name: string, stem: string): number {
  const start = `${stem}_`.toLowerCase();
  if (!basename(name).toLowerCase().startsWith(start)) return 0;
  const digits = /^(\d{1,15})_/.exec(basename(name).slice(start.length))?.[1];
  return digits === undefined ? 0 : Number(digits);
}
