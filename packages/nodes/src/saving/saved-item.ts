import type { JsonObject, SavedFile } from '@talkgraph/engine';

/** A saved file as clients show and fetch it. */
export function savedItem({ filename, subfolder, type }: SavedFile, format?: string): JsonObject {
  return { filename, subfolder, type, ...(format !== undefined && { format }) };
}
