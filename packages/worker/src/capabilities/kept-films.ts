import { copyFile } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import { keptFilmKey } from '@talkgraph/lipsync';
import { type Clip, openSource, type SourceFile, source } from '@talkgraph/media';
import type { ServiceCall } from '@talkgraph/nodes';
import type { MediaSources } from './media-sources.js';

/**
 * Keeps a film in the artifact store, under the hash of its bytes, and answers the recipe that reads it. The recipe names
 * the artifact, so a cached result that uses it counts only while the file is there.
 */
export async function keepFilm(
  store: ArtifactStore,
  sources: MediaSources,
  path: string,
  call: ServiceCall = {},
): Promise<Clip> {
  const { clip, sha256 } = await openSource(path, { ...call, require: 'video' });
  const artifact = keptFilmKey(sha256);
  await sources.note(await store.put(artifact, (temporary) => copyFile(path, temporary)), sha256);
  return source({ ...(clip.params as unknown as SourceFile), artifact });
}
