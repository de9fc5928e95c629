import { readFile } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import { lipSyncDocumentMissing } from '@talkgraph/lipsync';
import type { DocumentReference } from '@talkgraph/nodes';
import type { AlignedWord, AlignmentDocument } from '@talkgraph/speech';

/** When the words of a stored alignment are said; gestures fall on them. @throws LIPSYNC_DOCUMENT_MISSING */
export async function spokenWords(
  store: ArtifactStore,
  { artifact }: DocumentReference,
): Promise<readonly Pick<AlignedWord, 'startSeconds' | 'endSeconds'>[]> {
  const path = await store.find(artifact);
  if (path === undefined) throw lipSyncDocumentMissing({ key: artifact });
  const { words } = JSON.parse(await readFile(path, 'utf8')) as AlignmentDocument;
  return words.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
}
