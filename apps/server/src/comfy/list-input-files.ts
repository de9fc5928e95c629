import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { NodeOrigin } from '@talkgraph/protocol';
import { mediaTypeOf } from '../media/media-types.js';

/** A picker with more entries than this is of no use, and its list would be megabytes. */
const longestList = 5000;

/** What file pickers offer: the names of the files below inputs/, by kind, sorted. Hidden files and links are left out. */
export async function listInputFiles(inputs: string): Promise<NodeOrigin['files']> {
  const entries = await readdir(inputs, { withFileTypes: true, recursive: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(inputs, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort()
    .slice(0, longestList);
  return (kind) => (kind === 'file' ? names : names.filter((name) => mediaTypeOf(name)?.kind === kind));
}
