import type { ArtifactStore } from '@talkgraph/engine';
import { embeddedLipSyncOp, storedDocuments } from '@talkgraph/lipsync';
import type { FrameOp } from '@talkgraph/media';

/** The operations that lip-sync recipes are rendered with; they find their tracks in the store. */
export function lipSyncOps(store: ArtifactStore): readonly FrameOp[] {
  return [embeddedLipSyncOp(storedDocuments(store))];
}
