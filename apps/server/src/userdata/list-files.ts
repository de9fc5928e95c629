import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { withSlashes } from '../with-slashes.js';

/** A file or folder below a folder. `path` is relative to it, with `/`. Times are milliseconds since 1970. */
export interface ListedFile {
  readonly name: string;
  readonly path: string;
  readonly isFolder: boolean;
  readonly size: number;
  readonly modified: number;
  readonly created: number;
}

/** Most entries of one answer, so that a folder full of files cannot fill the memory. */
const mostEntries = 50_000;

/** Lists a folder in the order of names. Links are left out: they may lead anywhere. */
export async function listFiles(folder: string, { recurse }: { recurse: boolean }): Promise<readonly ListedFile[]> {
  const listed: ListedFile[] = [];
  const folders = [folder];
  for (let current = folders.pop(); current !== undefined && listed.length < mostEntries; current = folders.pop()) {
    for (const entry of await readdir(current, { withFileTypes: true })) {
      if (!entry.isFile() && !entry.isDirectory()) continue;
      listed.push(await describe(folder, current, entry));
      if (recurse && entry.isDirectory()) folders.push(join(current, entry.name));
    }
  }
  return listed.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function describe(root: string, folder: string, entry: Dirent): Promise<ListedFile> {
  const path = join(folder, entry.name);
  const facts = await stat(path);
  return {
    name: entry.name,
    path: withSlashes(relative(root, path)),
    isFolder: entry.isDirectory(),
    size: facts.size,
    modified: Math.round(facts.mtimeMs),
    created: Math.round(facts.birthtimeMs),
  };
}
