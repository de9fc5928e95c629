import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '@talkgraph/media';
import type { ModelShelf } from '../backends/wav2lip/wav2lip-models.js';

/** The ONNX files of a folder, which need not be there. */
export function folderShelf(folder: string): ModelShelf {
  const path = (name: string) => join(folder, name);
  return {
    path,
    hash: (name) => hashFile(path(name)),
    async names() {
      const files = await readdir(folder).catch(() => []);
      return files.filter((file) => file.endsWith('.onnx')).sort();
    },
  };
}
