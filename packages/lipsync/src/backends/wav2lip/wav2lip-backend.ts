import type { LocalizedText } from '@talkgraph/errors';
import { makeClip, readPcm, throwIfCancelled } from '@talkgraph/media';
import type { LipSyncBackend } from '../../contract.js';
import { licenceRemark } from './licence-remark.js';
import { melSampleRate } from './mel-front-end.js';
import type { ModelRunner } from './model-runner.js';
import { storeMel } from './stored-mel.js';
import type { KnownModel, Wav2LipModels } from './wav2lip-models.js';
import { toWav2LipParams, wav2LipOpName } from './wav2lip-recipe.js';

/** What the backend is built on. */
export interface Wav2LipPlaces {
  readonly models: Wav2LipModels;
  /** A model ready to run; the same one for the same model as long as it is kept. */
  runner(model: KnownModel, useGpu: boolean): Promise<ModelRunner>;
}

/**
 * The backend that runs the user's own Wav2Lip model. The sound is turned into what the network hears and stored; the pictures are made
 * when the clip is rendered, by the op of `wav2LipOp`.
 */
export function createWav2LipBackend({ models, runner }: Wav2LipPlaces): LipSyncBackend {
  return {
    name: 'wav2lip',
    // Where there is no such model, running says so.
    state: async (model) => (await models.find(model).catch(() => undefined))?.sha256 ?? '',
    async check(model) {
      await models.find(model);
    },
    /** @throws LIPSYNC_MODEL_MISSING, LIPSYNC_MODEL_UNKNOWN, LIPSYNC_MODEL_UNFIT, MODEL_BROKEN, MODEL_RUN_FAILED; CANCELLED */
    async apply(request, { store, resolveSource, ops }, options = {}) {
      const { signal } = options;
      throwIfCancelled(signal);
      const model = await models.find(request.model);
      const running = await runner(model, request.useGpu);
      await running.tryOut();
      const pcm = () =>
        readPcm(request.audio, {
          sampleRate: melSampleRate,
          resolveSource,
          ...(ops && { ops }),
          ...(signal && { signal }),
        });
      const mel = await storeMel(request.audio.hash, pcm, store, signal);
      const params = toWav2LipParams(request, { mel, model, useGpu: request.useGpu });
      const { side } = await running.network();
      return {
        clip: makeClip(wav2LipOpName, params, [request.base]),
        remarks: [
          licenceRemark(model.name, side),
          ...running.remarks,
          ...(request.controls.expression ? [noExpression] : []),
        ],
      };
    },
  };
}

const noExpression: LocalizedText = {
  en: 'The engine "wav2lip" makes the mouth only: the look of the face stays that of the footage. Choose the engine "embedded" to change it.',
  zh: 'Wav2Lip 引擎只生成嘴部，表情保持素材原样。如需改变表情，请改用内置引擎（embedded）。',
};
