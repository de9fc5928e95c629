import { createHash } from 'node:crypto';
import { type Clip, defaultOps, describeClip, openRgb, throwIfCancelled, type VideoInfo } from '@talkgraph/media';
import type { ClipServices } from '../clip-services.js';
import type { WorkOptions } from '../contract.js';
import { addToStrip, type FilmStrip, stripSide } from './film-strip.js';
import { readFilmStrip, writeFilmStrip } from './film-strip-file.js';

/** Raised when the same clip would give another strip. */
const stripVersion = 1;
/** Frames of a longer clip that are looked at: 20 minutes at 25 a second hold more gestures than an hour of speech needs. */
export const mostFrames = 30_000;

/**
 * The film strip of a clip: what an earlier run stored under the clip's hash, or made now with one decode. At most
 * `mostFrames` frames are looked at, 70 MB.
 * @throws what reading the clip throws, FILM_STRIP_BROKEN, CANCELLED
 */
export async function lookAtFilm(clip: Clip, services: ClipServices, options: WorkOptions = {}): Promise<FilmStrip> {
  const { store } = services;
  const key = `${createHash('sha256').update(`film-strip ${stripVersion} ${clip.hash}`).digest('hex')}.strip`;
  const known = await store.find(key);
  if (known) return readFilmStrip(known);
  const strip = await makeStrip(clip, services, options);
  await store.put(key, (path) => writeFilmStrip(path, strip));
  return strip;
}

async function makeStrip(
  clip: Clip,
  { resolveSource, ops = defaultOps }: ClipServices,
  { signal, onProgress }: WorkOptions,
): Promise<FilmStrip> {
  const video = describeClip(clip, ops).video as VideoInfo;
  const frameCount = Math.min(video.frameCount, mostFrames);
  let strip: FilmStrip | undefined;
  for await (const picture of openRgb(clip, { resolveSource, ops, maxSide: stripSide, ...(signal && { signal }) })) {
    throwIfCancelled(signal);
    const { width, height, n } = picture;
    if (n === frameCount) break;
    strip ??= { width, height, fps: video.fps, frameCount, pictures: new Uint8Array(width * height * frameCount) };
    addToStrip(strip, n, picture.data);
    onProgress?.({ stage: 'prepare', done: n + 1, total: frameCount });
  }
  return strip!;
}
