import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { NodeOrigin } from '@talkgraph/protocol';
import { mediaTypeOf } from '../media/media-types.js';
import { withSlashes } from '../with-slashes.js';

/** A picker with more entries than this is of no use, and its list would be megabytes. */
const longestList = 5000;

/** What file pickers offer: the names of the files below inputs/, by kind, sorted. Hidden files and links are left out. */
export async function listInputFiles(inputs: string): Promise<NodeOrigin['files']> {
  const entries = await readdir(inputs, { withFileTypes: true, recursive: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => withSlashes(relative(inputs, join(entry.parentPath, entry.name))))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort();
  return (picker) => names.filter((name) => fits(name, picker)).slice(0, longestList);
}

/** As in ComfyUI, where a sound is wanted, films are offered too: their sound is taken. */
function fits(name: string, picker: Parameters<NodeOrigin['files']>[0]): boolean {
  if (picker === 'file') return true;
  const kind = mediaTypeOf(name)?.kind;
  return kind === picker || (picker === 'audio' && kind === 'video');
}
