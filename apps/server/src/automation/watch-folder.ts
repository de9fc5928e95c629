import { basename, extname, join } from 'node:path';
import type { FolderTrigger } from '@talkgraph/protocol';
import { resolveBelow } from '@talkgraph/runtime';
import { watch } from 'chokidar';
import { Minimatch } from 'minimatch';
import { settleFiles } from './settle-files.js';

/** Files that belong together and are all there. */
export interface FoundFiles {
  /** What their names have in common. */
  readonly stem: string;
  /** Names below inputs/ by named input. */
  readonly files: Readonly<Record<string, string>>;
  /** The same for the same files, another one when one of them was written anew. */
  readonly occasion: string;
}

export interface FolderWatch {
  close(): Promise<void>;
}

/**
 * Watches a folder below inputs/ and tells of files that belong together once each of them is whole: as it is for
 * `settleSeconds`. Files that lie there at the start are told of too; whoever listens knows which ones it has seen.
 * @throws FILE_NAME_REFUSED, FILE_NOT_FOUND
 */
export async function watchFolder(
  inputsFolder: string,
  trigger: FolderTrigger,
  listener: (found: FoundFiles) => void,
  onError: (error: unknown) => void,
): Promise<FolderWatch> {
  const folder = trigger.folder === '' ? inputsFolder : await resolveBelow(inputsFolder, trigger.folder, 'folder');
  const wanted = Object.entries(trigger.files).map(([input, pattern]) => ({
    input,
    // A comment or a negation would match nothing that anybody expects.
    pattern: new Minimatch(pattern, { nocase: true, nocomment: true, nonegate: true }),
  }));
  const here = new Map<string, Map<string, SeenFile>>();
  const settling = settleFiles(trigger.settleSeconds * 1000, ({ path, size, mtimeMs }) => {
    const name = basename(path);
    const slot = wanted.find(({ pattern }) => pattern.match(name));
    if (slot === undefined) return;
    const stem = basename(name, extname(name));
    const group = here.get(stem) ?? new Map<string, SeenFile>();
    here.set(stem, group);
    group.set(slot.input, { name, version: `${size}-${Math.round(mtimeMs)}` });
    if (group.size === wanted.length) listener(foundOf(stem, group, trigger.folder));
  });
  const touched = (path: string): void => {
    if (wanted.some(({ pattern }) => pattern.match(basename(path)))) settling.touched(path);
  };
  const watcher = watch(folder, { depth: 0, ignored: (path) => basename(path).startsWith('.'), followSymlinks: false });
  watcher.on('add', touched).on('change', touched);
  watcher.on('unlink', (path) => {
    settling.gone(path);
    forget(here, basename(path));
  });
  // Such as too many watched files on this system; what was found so far stays found.
  watcher.on('error', onError);
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    async close() {
      settling.close();
      await watcher.close();
    },
  };
}

interface SeenFile {
  readonly name: string;
  readonly version: string;
}

function foundOf(stem: string, group: ReadonlyMap<string, SeenFile>, folder: string): FoundFiles {
  const parts = [...group].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    stem,
    files: Object.fromEntries(parts.map(([input, { name }]) => [input, join(folder, name).replaceAll('\\', '/')])),
    occasion: parts.map(([, { name, version }]) => `${name}:${version}`).join('|'),
  };
}

function forget(here: Map<string, Map<string, SeenFile>>, name: string): void {
  const stem = basename(name, extname(name));
  const group = here.get(stem);
  for (const [input, seen] of group ?? []) if (seen.name === name) group?.delete(input);
  if (group?.size === 0) here.delete(stem);
}
