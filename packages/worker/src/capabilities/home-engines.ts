import type { ArtifactStore } from '@talkgraph/engine';
import { type LipSyncEngines, lipSyncEngines } from '@talkgraph/lipsync';
import type { Home } from '@talkgraph/runtime';
import { heygemPlaces, unaskedHeygem } from './heygem-places.js';
import type { LipSyncModels } from './lipsync-models.js';
import { modelShelf } from './model-shelf.js';

export interface HomeEnginesOptions {
  readonly store: ArtifactStore;
  readonly home: Home;
  readonly models: LipSyncModels;
  /** Nobody outside may be asked. */
  readonly offline: boolean;
}

/** The ways of making a person speak that a home has: its models, and the service that its profiles name. */
export function homeEngines({ store, home, models, offline }: HomeEnginesOptions): LipSyncEngines {
  const wav2lip = {
    models: modelShelf(home, 'lipsync'),
    place: (useGpu: boolean) => models.place(useGpu),
  };
  if (!offline) return lipSyncEngines({ store, wav2lip, heygem: heygemPlaces(home) });
  const { backends, ops } = lipSyncEngines({ store, wav2lip });
  return { backends: [...backends, unaskedHeygem(backends)], ops };
}
