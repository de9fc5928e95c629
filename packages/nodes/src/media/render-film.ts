import type { NodeContext, SavedFile } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Clip, Encoding, VideoInfo } from '@talkgraph/media';
import type { RenderPasses } from '../capabilities/media-service.js';
import { media } from '../capabilities.js';
import { renderProgress } from './render-progress.js';

/** Where and how a clip is rendered. */
export interface RenderFilmRequest {
  readonly folder: 'output' | 'temp';
  readonly prefix: string;
  readonly texts?: Readonly<Record<string, string>>;
  readonly encode?: Encoding;
}

/** A film that was saved, and what making it took. */
export interface SavedFilm {
  readonly saved: SavedFile;
  readonly passes: RenderPasses;
}

/** Renders a clip to an MP4 file. */
export async function renderFilm(clip: Clip, request: RenderFilmRequest, context: NodeContext): Promise<SavedFilm> {
  const { folder, prefix, texts, encode } = request;
  const service = context.use(media);
  const { width, height } = service.describe(clip).video as VideoInfo;
  const call = {
    signal: context.signal,
    onProgress: renderProgress(clip, context),
    onRemark: (text: LocalizedText) => context.note(text),
    ...(texts && { texts }),
    ...(encode && { encode }),
  };
  const target = { folder, prefix, extension: '.mp4', width, height };
  let passes: RenderPasses = { frames: 0, seconds: 0, decodes: [], encodes: 0 };
  const saved = await context.files.save(target, async (path) => {
    passes = (await service.render(clip, path, call)).passes;
  });
  return { saved, passes };
}
