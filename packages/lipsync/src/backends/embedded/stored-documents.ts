import type { ArtifactStore } from '../../artifact-store.js';
import { lipSyncDocumentMissing } from '../../errors.js';
import { openFaceTrack } from '../../face/face-track-file.js';
import { readIntonation } from '../../life/store-intonation.js';
import { readMouthTrack } from '../../viseme/mouth-track-file.js';
import { storedPeople } from './known-people.js';
import type { LipSyncDocuments } from './lip-sync-op.js';

/**
 * Face and mouth tracks by their keys in a store, so that a recipe can be rendered by another process than made it.
 * Opening throws LIPSYNC_DOCUMENT_MISSING when the store was emptied in between.
 */
export function storedDocuments(store: ArtifactStore): LipSyncDocuments {
  const pathOf = async (key: string): Promise<string> => {
    const path = await store.find(key);
    if (path === undefined) throw lipSyncDocumentMissing({ key });
    return path;
  };
  return {
    openFaceTrack: async (key) => openFaceTrack(await pathOf(key)),
    openMouthTrack: async (key) => readMouthTrack(await pathOf(key)),
    openIntonation: async (key) => readIntonation(await pathOf(key)),
    people: storedPeople(store),
  };
}
