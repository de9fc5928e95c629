import type { JsonObject, NodeContext } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import type { RenderAudioCall } from '../capabilities/media-service.js';
import { media } from '../capabilities.js';
import { savedItem } from '../saving/saved-item.js';

/** Kinds of sound files, with what browsers call them. */
const soundFormats = {
  flac: 'audio/flac',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
} as const;

/** Where and how a sound is rendered. */
export interface RenderSoundRequest {
  readonly folder: 'output' | 'temp';
  readonly prefix: string;
  readonly format: keyof typeof soundFormats;
  readonly texts?: Readonly<Record<string, string>>;
}

/** Renders a sound to a file and answers what clients show of it. */
export async function renderSound(
  clip: Clip,
  { folder, prefix, format, texts }: RenderSoundRequest,
  context: NodeContext,
): Promise<JsonObject> {
  const call: RenderAudioCall = {
    signal: context.signal,
    onProgress: ({ samplesDone, sampleCount }) =>
      context.progress({ done: samplesDone, total: sampleCount, stage: 'render' }),
    ...(texts && { texts }),
  };
  const saved = await context.files.save({ folder, prefix, extension: `.${format}` }, async (path) => {
    await context.use(media).renderAudio(clip, path, call);
  });
  return savedItem(saved, soundFormats[format]);
}
