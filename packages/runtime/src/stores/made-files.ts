import type { FileReference, NodeRecord } from '@talkgraph/engine';
import { relativeName } from '../files/file-reference.js';

/** What files are by their extensions, the best to look at first. */
const kinds: readonly (readonly string[])[] = [
  ['mp4', 'm4v', 'mov', 'mkv', 'webm', 'avi'],
  ['png', 'jpg', 'jpeg', 'webp', 'gif', 'avif', 'apng'],
  ['wav', 'mp3', 'm4a', 'aac', 'flac', 'ogg', 'opus'],
];

/** The files that a node saved or shows, each once; those that were only given to it are left out. */
export function filesOfRecord({ files = [], ui = {} }: Pick<NodeRecord, 'files' | 'ui'>): readonly FileReference[] {
  const shown = Object.values(ui)
    .flat()
    .flatMap((item) => readReference(item));
  const all = new Map([...files, ...shown].map((file) => [`${file.type}/${relativeName(file)}`, file]));
  return [...all.values()].filter(({ type }) => type !== 'input');
}

/** The file to stand for a run: one that was saved rather than previewed, a video rather than a picture or a sound. */
export function bestToShow(files: readonly FileReference[]): FileReference | undefined {
  const ranked = files.map((file) => ({ file, rank: rankOf(file) })).filter(({ rank }) => rank !== undefined);
  return ranked.sort((a, b) => (a.rank as number) - (b.rank as number))[0]?.file;
}

function rankOf({ filename, type }: FileReference): number | undefined {
  const extension = /\.([^./]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  const kind = kinds.findIndex((extensions) => extensions.includes(extension));
  return kind === -1 ? undefined : kind + (type === 'output' ? 0 : kinds.length);
}

function readReference(item: unknown): FileReference[] {
  if (typeof item !== 'object' || item === null) return [];
  const { filename, subfolder = '', type = 'output' } = item as Partial<Record<keyof FileReference, unknown>>;
  if (typeof filename !== 'string' || typeof subfolder !== 'string') return [];
  return type === 'output' || type === 'temp' || type === 'input' ? [{ filename, subfolder, type }] : [];
}
