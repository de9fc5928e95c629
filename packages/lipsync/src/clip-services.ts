import type { Inference } from '@talkgraph/inference';
import type { FrameOp, ResolveSource } from '@talkgraph/media';
import type { ArtifactStore } from './artifact-store.js';

/** What work on recipes needs: models, a place for tracks, and how the recipes' files and ops are found. */
export interface ClipServices {
  readonly inference: Inference;
  readonly store: ArtifactStore;
  readonly resolveSource: ResolveSource;
  /** Every op that the recipes may use; media's own when left out. */
  readonly ops?: readonly FrameOp[];
}
