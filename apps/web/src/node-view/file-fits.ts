import type { Widget } from '../catalogue/node-type.js';
import { mediaKind } from '../media-view/media-kind.js';

/** What a picker asks for. */
export type PickedMedia = Extract<Widget, { kind: 'file' }>['media'];

/** What each picker takes: the sound of a film will do for a sound, and a photo for a film. */
const taken: Readonly<Record<PickedMedia, readonly string[]>> = {
  image: ['image'],
  audio: ['audio', 'video'],
  video: ['video', 'image'],
  file: ['image', 'audio', 'video', 'text', 'application', 'file'],
};

/** Whether a picker takes a file, by its type as the browser says it, or by its ending where it says none. */
export function fileFits(media: PickedMedia, { type, name = '' }: { type: string; name?: string }): boolean {
  const kind = type === '' ? mediaKind(name) : (type.split('/')[0] ?? '');
  return taken[media].includes(kind);
}

/** The `accept` of a file dialog. */
export function acceptOf(media: PickedMedia): string | undefined {
  return media === 'file' ? undefined : taken[media].map((kind) => `${kind}/*`).join(',');
}
