import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { ArtifactStore, JsonObject } from '@talkgraph/engine';
import type { FaceTrackHeader, MouthTrack, StoredFaceTrack, StoredMouthTrack } from '@talkgraph/lipsync';
import type { DocumentReference } from '@talkgraph/nodes';

/** A stored face track as it travels between nodes. */
export function faceTrackReference({ key, header }: StoredFaceTrack): DocumentReference {
  return { artifact: key, ...schemaOf(header.schema), summary: faceSummary(header) };
}

/** A stored mouth track as it travels between nodes. */
export function mouthTrackReference({ key, track }: StoredMouthTrack): DocumentReference {
  return { artifact: key, ...schemaOf(track.schema), summary: mouthSummary(track) };
}

/** Keeps a report under the hash of its text. */
export async function storeReport(
  store: ArtifactStore,
  schema: string,
  text: string,
  summary: JsonObject,
): Promise<DocumentReference> {
  const artifact = `${createHash('sha256').update(text).digest('hex')}.json`;
  if ((await store.find(artifact)) === undefined) await store.put(artifact, (path) => writeFile(path, text));
  return { artifact, ...schemaOf(schema), summary };
}

/** How many faces there are, and in how many of the frames the largest can be animated. */
export function faceSummary({ faces, frameCount }: FaceTrackHeader): JsonObject {
  return { faces: faces.length, frames: frameCount, framesUsable: faces[0]?.framesUsable ?? 0 };
}

function mouthSummary({ rowCount, language, closures, pauses }: MouthTrack): JsonObject {
  return { seconds: rowCount / 100, language, closures: closures.length, pauses: pauses.length };
}

/** `talkgraph.face-track/1` is version 1 of the schema `talkgraph.face-track`. */
function schemaOf(name: string): { readonly schema: string; readonly version: number } {
  const [schema = name, version] = name.split('/');
  return { schema, version: Number(version ?? 1) };
}
