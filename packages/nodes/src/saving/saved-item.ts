import type { FileReference, JsonObject, SavedFile } from '@talkgraph/engine';

/** A saved file as clients show and fetch it. */
export function savedItem({ filename, subfolder, type }: SavedFile, format?: string): JsonObject {
  return { filename, subfolder, type, ...(format !== undefined && { format }) };
}

/** A saved file as it travels to the nodes that deliver it. */
export function fileReference({ filename, subfolder, type }: SavedFile): FileReference {
  return { filename, subfolder, type };
}
