import { readFile } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import { lipSyncDocumentMissing, type SpokenPhonemes } from '@talkgraph/lipsync';
import type { DocumentReference } from '@talkgraph/nodes';
import type { AlignmentDocument } from '@talkgraph/speech';

/** The phonemes of a stored alignment; nothing where it knows none (recognised speech). @throws LIPSYNC_DOCUMENT_MISSING */
export async function spokenPhonemes(
  store: ArtifactStore,
  { artifact }: DocumentReference,
): Promise<SpokenPhonemes | undefined> {
  const path = await store.find(artifact);
  if (path === undefined) throw lipSyncDocumentMissing({ key: artifact });
  const { phonemes, durationSeconds, language } = JSON.parse(await readFile(path, 'utf8')) as AlignmentDocument;
  return phonemes.length > 0 ? { key: artifact, events: phonemes, durationSeconds, language } : undefined;
}
