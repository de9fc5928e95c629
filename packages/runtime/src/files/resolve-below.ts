import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileNameRefused, fileNotFound } from '../errors.js';
import { checkFileName } from './check-file-name.js';

const outside = { en: 'it leads out of its folder through a link', zh: '它通过链接指向了文件夹之外' };
const inFile = { en: 'a part of it is a file, not a folder', zh: '其中有一段是文件而不是文件夹' };

/**
 * The absolute path of a relative name below a root folder. Every name that a user, a client or a node gives goes through
 * here. Links may be followed as long as they stay below the root.
 * @param wanted `file` or `folder`: it must exist and be one. `new`: it may be written; parents need not exist.
 * @throws FILE_NAME_REFUSED, FILE_NOT_FOUND
 */
export async function resolveBelow(root: string, name: string, wanted: 'file' | 'folder' | 'new'): Promise<string> {
  const path = join(root, ...checkFileName(name));
  const existing = await deepestExisting(path, name);
  if (!(await staysBelow(root, existing))) throw fileNameRefused({ name, why: outside });
  if (wanted === 'new') {
    if (existing.path !== path && !existing.isFolder) throw fileNameRefused({ name, why: inFile });
    return path;
  }
  if (existing.path !== path) throw fileNotFound({ name });
  const found = await stat(path).catch(() => undefined);
  const fits = wanted === 'file' ? found?.isFile() : found?.isDirectory();
  if (fits !== true) throw fileNotFound({ name });
  return path;
}

interface Existing {
  readonly path: string;
  readonly realPath: string;
  readonly isFolder: boolean;
}

/** The path itself or its nearest parent that exists, with all links followed. */
async function deepestExisting(path: string, name: string): Promise<Existing> {
  for (let current = path; ; current = dirname(current)) {
    try {
      const realPath = await realpath(current);
      return { path: current, realPath, isFolder: (await stat(realPath)).isDirectory() };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // A link whose target is missing exists all the same, and writing to it would make the target.
      const isLink = code === 'ELOOP' || (await lstat(current).catch(() => undefined))?.isSymbolicLink();
      if (isLink) throw fileNameRefused({ name, why: outside }, error);
      if (dirname(current) === current || (code !== 'ENOENT' && code !== 'ENOTDIR'))
        throw fileNotFound({ name }, error);
    }
  }
}

async function staysBelow(root: string, existing: Existing): Promise<boolean> {
  // The root itself is still to be made, so nothing below it can be a link.
  if (root.startsWith(withSeparator(existing.path))) return true;
  const realRoot = await realpath(root);
  return existing.realPath === realRoot || existing.realPath.startsWith(withSeparator(realRoot));
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}
