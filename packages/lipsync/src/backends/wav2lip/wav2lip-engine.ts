import type { FrameOp } from '@talkgraph/media';
import type { ArtifactStore } from '../../artifact-store.js';
import type { LipSyncBackend } from '../../contract.js';
import { lipSyncDocumentMissing } from '../../errors.js';
import type { Candidate } from '../auto/engine-outlook.js';
import type { LipSyncDocuments } from '../embedded/lip-sync-op.js';
import { type FindPlace, ModelRunner } from './model-runner.js';
import { openMel } from './stored-mel.js';
import { createWav2LipBackend } from './wav2lip-backend.js';
import { type KnownModel, type ModelShelf, Wav2LipModels } from './wav2lip-models.js';
import { wav2LipOp } from './wav2lip-op.js';
import { wav2LipOutlook } from './wav2lip-outlook.js';

/** Where the user's models lie and where they run. */
export interface Wav2LipEnginePlaces {
  /** `models/lipsync/` of a home. */
  readonly models: ModelShelf;
  readonly place: FindPlace;
}

/** The backend and its op, which share what is known of the models. */
export function wav2LipEngine(
  { models: shelf, place }: Wav2LipEnginePlaces,
  documents: LipSyncDocuments,
  store: ArtifactStore,
): { readonly backend: LipSyncBackend; readonly op: FrameOp; readonly outlook: Candidate['outlook'] } {
  const models = new Wav2LipModels(shelf);
  const runners = new Map<string, ModelRunner>();
  const runner = async (model: KnownModel, useGpu: boolean): Promise<ModelRunner> => {
    const file = await models.file(model);
    const key = `${model.name} ${model.sha256} ${useGpu}`;
    const known = runners.get(key) ?? new ModelRunner(file, place, useGpu);
    runners.set(key, known);
    return known;
  };
  const openStoredMel = async (key: string) => {
    const path = await store.find(key);
    if (path === undefined) throw lipSyncDocumentMissing({ key });
    return openMel(path);
  };
  return {
    backend: createWav2LipBackend({ models, runner }),
    outlook: wav2LipOutlook({ models, runner }),
    op: wav2LipOp({ ...documents, openMel: openStoredMel, runner }),
  };
}
