import { readdir } from 'node:fs/promises';
import { isTalkgraphError } from '@talkgraph/errors';
import { folderNotFound } from '../errors.js';
import type { Home } from '../open-home.js';
import { resolveBelow } from './resolve-below.js';

const order = new Intl.Collator('en', { numeric: true });

/**
 * Names of the files directly in a folder below inputs/, with the folder before them, as people sort them. Hidden files and
 * links are left out. @throws FILE_NAME_REFUSED, FOLDER_NOT_FOUND
 */
export async function listUserFolder({ inputs }: Pick<Home, 'inputs'>, folder: string): Promise<readonly string[]> {
  const name = folder.replace(/\/+$/, '');
  const path = name === '' ? inputs : await folderBelow(inputs, name);
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => (name === '' ? entry.name : `${name}/${entry.name}`))
    .sort(order.compare);
}

async function folderBelow(inputs: string, name: string): Promise<string> {
  try {
    return await resolveBelow(inputs, name, 'folder');
  } catch (error) {
    throw isTalkgraphError(error) && error.code === 'FILE_NOT_FOUND' ? folderNotFound({ name }, error) : error;
  }
}
