import type { Inference } from '@talkgraph/inference';
import type { ArtifactStore } from '../artifact-store.js';

/** What a talk run works with: models that stay loaded between runs, and where tracks are kept. */
export interface TalkServices {
  readonly inference: Inference;
  readonly store: ArtifactStore;
}
