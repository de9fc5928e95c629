import type { FileName } from '../api/file-address.js';
import { type MediaKind, mediaKind } from '../media-view/media-kind.js';

/** Something that a node shows of its result. */
export type ResultItem =
  | { readonly kind: MediaKind; readonly file: FileName }
  | { readonly kind: 'text'; readonly text: string };

/** Reads what a node shows (`ui` of its run), whatever the keys are: films come under `images`, as in ComfyUI. */
export function resultItems(ui: Readonly<Record<string, readonly unknown[]>> | undefined): readonly ResultItem[] {
  return Object.values(ui ?? {}).flatMap((values) => (Array.isArray(values) ? values.flatMap(itemOf) : []));
}

function itemOf(value: unknown): ResultItem[] {
  if (typeof value === 'string' && value !== '') return [{ kind: 'text', text: value }];
  if (typeof value !== 'object' || value === null || !('filename' in value)) return [];
  const { filename, subfolder, type } = value as Partial<FileName>;
  if (typeof filename !== 'string' || filename === '') return [];
  return [{ kind: mediaKind(filename), file: { filename, subfolder: subfolder ?? '', type: type ?? 'output' } }];
}
