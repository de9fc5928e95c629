import type { Inference } from '@talkgraph/inference';
import type { ArtifactStore } from '../artifact-store.js';
import type { LipSyncEngines } from '../contract.js';

/** What a talk run works with: models that stay loaded between runs, where tracks are kept, and the engines. */
export interface TalkServices {
  readonly inference: Inference;
  readonly store: ArtifactStore;
  readonly engines: LipSyncEngines;
}
