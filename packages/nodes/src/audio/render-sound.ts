import type { NodeContext, SavedFile } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import type { RenderAudioCall } from '../capabilities/media-service.js';
import { media } from '../capabilities.js';

/** Kinds of sound files, with what browsers call them. */
export const soundFormats = {
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

/** Renders a sound to a file. */
export async function renderSound(
  clip: Clip,
  { folder, prefix, format, texts }: RenderSoundRequest,
  context: NodeContext,
): Promise<SavedFile> {
  const call: RenderAudioCall = {
    signal: context.signal,
    onProgress: ({ samplesDone, sampleCount }) =>
      context.progress({ done: samplesDone, total: sampleCount, stage: 'render' }),
    ...(texts && { texts }),
  };
  return context.files.save({ folder, prefix, extension: `.${format}` }, async (path) => {
    await context.use(media).renderAudio(clip, path, call);
  });
}
