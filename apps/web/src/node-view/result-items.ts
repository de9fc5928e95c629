import type { FileName } from '../api/file-address.js';

/** Something that a node shows of its result. */
export type ResultItem =
  | { readonly kind: 'image' | 'video' | 'audio' | 'file'; readonly file: FileName }
  | { readonly kind: 'text'; readonly text: string };

const endings: readonly (readonly ['image' | 'video' | 'audio', RegExp])[] = [
  ['video', /\.(mp4|webm|mov|mkv|m4v|avi)$/i],
  ['audio', /\.(flac|wav|mp3|m4a|ogg|opus|aac)$/i],
  ['image', /\.(png|jpe?g|webp|gif|avif|bmp)$/i],
];

/** Reads what a node shows (`ui` of its run), whatever the keys are: films come under `images`, as in ComfyUI. */
export function resultItems(ui: Readonly<Record<string, readonly unknown[]>> | undefined): readonly ResultItem[] {
  return Object.values(ui ?? {}).flatMap((values) => (Array.isArray(values) ? values.flatMap(itemOf) : []));
}

/** What a file is, by its ending. */
export function mediaKindOf(filename: string): 'image' | 'video' | 'audio' | 'file' {
  return endings.find(([, ending]) => ending.test(filename))?.[0] ?? 'file';
}

function itemOf(value: unknown): ResultItem[] {
  if (typeof value === 'string' && value !== '') return [{ kind: 'text', text: value }];
  if (typeof value !== 'object' || value === null || !('filename' in value)) return [];
  const { filename, subfolder, type } = value as Partial<FileName>;
  if (typeof filename !== 'string' || filename === '') return [];
  return [{ kind: mediaKindOf(filename), file: { filename, subfolder: subfolder ?? '', type: type ?? 'output' } }];
}
