import type { ArtifactStore } from '../artifact-store.js';
import type { LipSyncEngines } from '../contract.js';
import { createAutoBackend } from './auto/auto-backend.js';
import { embeddedCandidate, heygemCandidate, wav2LipCandidate } from './auto/candidates.js';
import { createEmbeddedBackend } from './embedded/embedded-backend.js';
import { embeddedLipSyncOp } from './embedded/lip-sync-op.js';
import { storedDocuments } from './embedded/stored-documents.js';
import { createHeygemBackend, type HeygemPlaces } from './heygem/heygem-backend.js';
import { heygemOutlook } from './heygem/heygem-outlook.js';
import { madeFacesOp } from './heygem/made-faces-op.js';
import { playFramesOp } from './heygem/playlist-frames.js';
import { type Wav2LipEnginePlaces, wav2LipEngine } from './wav2lip/wav2lip-engine.js';

/** What the engines are built on. */
export interface LipSyncPlaces {
  /** Where the tracks are kept that recipes refer to. */
  readonly store: ArtifactStore;
  /** Where tasks of a HeyGem service are noted, and who knows the service; without it there is no such engine. */
  readonly heygem?: Omit<HeygemPlaces, 'documents'>;
  /** Where the user's Wav2Lip models lie and run; without it there is no such engine. */
  readonly wav2lip?: Wav2LipEnginePlaces;
}

/** Every engine of this package, ready to be chosen by name. Nothing is loaded before it is used. */
export function lipSyncEngines({ store, heygem, wav2lip }: LipSyncPlaces): LipSyncEngines {
  const documents = storedDocuments(store);
  const network = wav2lip && wav2LipEngine(wav2lip, documents, store);
  const embedded = createEmbeddedBackend();
  const service = heygem && createHeygemBackend({ ...heygem, documents });
  const candidates = [
    ...(heygem && service ? [heygemCandidate(service, heygemOutlook(heygem))] : []),
    ...(network ? [wav2LipCandidate(network.backend, network.outlook)] : []),
  ];
  const chosen = createAutoBackend(candidates, embeddedCandidate(embedded));
  return {
    backends: [embedded, ...(network ? [network.backend] : []), ...(service ? [service] : []), chosen],
    ops: [embeddedLipSyncOp(documents), playFramesOp(), madeFacesOp(documents), ...(network ? [network.op] : [])],
  };
}
