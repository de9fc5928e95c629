import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { hashFile, openSource, type ResolveSource, type VideoInfo } from '@talkgraph/media';
import type { ArtifactStore } from './artifact-store.js';

/** A film that somebody else made, as it lies in an artifact store. */
export interface KeptFilm {
  readonly sha256: string;
  /** Its key in the store. */
  readonly artifact: string;
  readonly video: VideoInfo;
}

/** The key of a film whose file has this hash. */
export function keptFilmKey(sha256: string): string {
  return `${sha256}.film`;
}

/** Finds files as before, and films that were kept. */
export function withKeptFilms(resolve: ResolveSource, store: ArtifactStore): ResolveSource {
  return async (sha256) => (await store.find(keptFilmKey(sha256))) ?? (await resolve(sha256));
}

/**
 * Keeps a film under its content, and what is known of it under a key of the caller's.
 * @throws what `openSource` throws for a file that is no video
 */
export async function keepFilm(
  store: ArtifactStore,
  key: string,
  path: string,
  signal: AbortSignal | undefined,
): Promise<KeptFilm> {
  const { probe } = await openSource(path, { require: 'video', ...(signal && { signal }) });
  const sha256 = await hashFile(path, signal ? { signal } : {});
  const artifact = keptFilmKey(sha256);
  await store.put(artifact, (temporary) => copyFile(path, temporary));
  const { width, height, fps, frameCount } = probe.video as VideoInfo;
  const film: KeptFilm = { sha256, artifact, video: { width, height, fps, frameCount } };
  await store.put(key, (temporary) => writeFile(temporary, JSON.stringify(film)));
  return film;
}

/** The film kept under a key, if its file is still there. */
export async function findKeptFilm(store: ArtifactStore, key: string): Promise<KeptFilm | undefined> {
  const path = await store.find(key);
  const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const film = JSON.parse(text) as KeptFilm;
  return (await store.find(film.artifact)) === undefined ? undefined : film;
}
