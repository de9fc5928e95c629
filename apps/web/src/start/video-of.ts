import type { FileName } from '../api/file-address.js';

/** The film among the files that nodes saved. */
export function videoOf(nodes: Iterable<{ readonly files?: readonly FileName[] | undefined }>): FileName | undefined {
  for (const { files = [] } of nodes) {
    const video = files.find(({ filename, type }) => type === 'output' && /\.(mp4|webm|mov|mkv)$/i.test(filename));
    if (video) return video;
  }
  return undefined;
}
