import type { FileFolder, FileReference } from '@talkgraph/engine';
import { fileNameRefused } from '../errors.js';
import type { UserFolders } from '../open-home.js';

const unknownFolder = {
  en: 'its folder is none of input, output and temp',
  zh: '文件夹类型只能是 input、output 或 temp',
};

/**
 * Reads a name as workflows write it: `a/b.wav`, relative to inputs/, or with the folder behind it: `a/b.wav [output]`.
 * Only takes it apart; what the parts may be is checked where they are resolved.
 */
export function parseFileReference(name: string): FileReference {
  const marked = /^(.*) \[(input|output|temp)\]$/s.exec(name);
  const path = marked?.[1] ?? name;
  const type = (marked?.[2] ?? 'input') as FileFolder;
  return { type, ...splitName(path) };
}

/**
 * Takes the sub-folder off a relative name. A name that begins with a slash, or has two in a row, stays in one piece:
 * taken apart, it would look like a good one.
 */
export function splitName(path: string): { readonly subfolder: string; readonly filename: string } {
  const slash = path.lastIndexOf('/');
  if (slash <= 0 || path[slash - 1] === '/') return { subfolder: '', filename: path };
  return { subfolder: path.slice(0, slash), filename: path.slice(slash + 1) };
}

/** The name below the folder. Clients send sub-folders with and without a slash at the end. */
export function relativeName(reference: Pick<FileReference, 'subfolder' | 'filename'>): string {
  const { subfolder, filename } = reference;
  if (subfolder === '') return filename;
  return `${subfolder.endsWith('/') && subfolder !== '/' ? subfolder.slice(0, -1) : subfolder}/${filename}`;
}

/** The home's folder for a kind. The kind may come from a request. @throws FILE_NAME_REFUSED */
export function folderOf(home: UserFolders, type: string): string {
  if (type === 'input') return home.inputs;
  if (type === 'output') return home.outputs;
  if (type === 'temp') return home.temp;
  throw fileNameRefused({ name: type, why: unknownFolder });
}
