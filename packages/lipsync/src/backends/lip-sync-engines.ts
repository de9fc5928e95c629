import type { ArtifactStore } from '../artifact-store.js';
import type { LipSyncEngines } from '../contract.js';
import { createEmbeddedBackend } from './embedded/embedded-backend.js';
import { embeddedLipSyncOp } from './embedded/lip-sync-op.js';
import { storedDocuments } from './embedded/stored-documents.js';

/** What the engines are built on. */
export interface LipSyncPlaces {
  /** Where the tracks are kept that recipes refer to. */
  readonly store: ArtifactStore;
}

/** Every engine of this package, ready to be chosen by name. Nothing is loaded before it is used. */
export function lipSyncEngines({ store }: LipSyncPlaces): LipSyncEngines {
  return { backends: [createEmbeddedBackend()], ops: [embeddedLipSyncOp(storedDocuments(store))] };
}
