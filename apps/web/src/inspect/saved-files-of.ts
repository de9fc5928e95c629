import type { NodeValues } from '@talkgraph/protocol';
import type { FileName } from '../api/file-address.js';

/** The files that a node saved, and those it shows without having saved them for good; each once. */
export function savedFilesOf({ files = [], ui = {} }: Pick<NodeValues, 'files' | 'ui'>): FileName[] {
  const shown = Object.values(ui).flat().filter(isFile);
  const all = [...files, ...shown].map(({ filename, subfolder = '', type = 'output' }) => ({
    filename,
    subfolder,
    type,
  }));
  return [...new Map(all.map((file) => [`${file.type}/${file.subfolder}/${file.filename}`, file])).values()];
}

function isFile(value: unknown): value is FileName {
  return typeof value === 'object' && value !== null && 'filename' in value && typeof value.filename === 'string';
}

/** Whether a value is the name of a file and nothing else, as saving nodes hand it on. */
export function isFileName(value: unknown): value is FileName {
  if (!isFile(value)) return false;
  const { subfolder, type } = value;
  return typeof subfolder === 'string' && typeof type === 'string' && Object.keys(value).length === 3;
}
