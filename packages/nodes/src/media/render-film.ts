import type { JsonObject, NodeContext } from '@talkgraph/engine';
import type { Clip, Encoding, VideoInfo } from '@talkgraph/media';
import { media } from '../capabilities.js';
import { savedItem } from '../saving/saved-item.js';
import { renderProgress } from './render-progress.js';

/** Where and how a clip is rendered. */
export interface RenderFilmRequest {
  readonly folder: 'output' | 'temp';
  readonly prefix: string;
  readonly texts?: Readonly<Record<string, string>>;
  readonly encode?: Encoding;
}

/** Renders a clip to an MP4 file and answers what clients show of it. */
export async function renderFilm(clip: Clip, request: RenderFilmRequest, context: NodeContext): Promise<JsonObject> {
  const { folder, prefix, texts, encode } = request;
  const service = context.use(media);
  const { width, height } = service.describe(clip).video as VideoInfo;
  const call = {
    signal: context.signal,
    onProgress: renderProgress(clip, context),
    ...(texts && { texts }),
    ...(encode && { encode }),
  };
  const target = { folder, prefix, extension: '.mp4', width, height };
  const saved = await context.files.save(target, async (path) => {
    await service.render(clip, path, call);
  });
  return savedItem(saved, 'video/mp4');
}
