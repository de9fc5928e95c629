import { type Clip, type Json, makeClip } from '@talkgraph/media';
import type { LipSyncRequest } from '../../contract.js';
import { lipSyncParams } from '../../errors.js';
import { embeddedOpName, fromParams, type LipSyncParams, toParams } from '../embedded/lip-sync-params.js';
import type { KnownModel } from './wav2lip-models.js';

export const wav2LipOpName = 'wav2lip';

/** What a `wav2lip` clip says beside what every lip-sync clip does. */
export interface Wav2LipParams extends LipSyncParams {
  /** Key of the stored spectrogram. */
  readonly mel: string;
  readonly model: KnownModel;
  readonly useGpu: boolean;
  /** What `orBuiltIn` of the request says. */
  readonly orBuiltIn: boolean;
}

/** What the backend adds to a request. */
export interface Wav2LipChoice {
  readonly mel: string;
  readonly model: KnownModel;
  readonly useGpu: boolean;
}

/** The request as the parameters of a recipe. */
export function toWav2LipParams(
  request: LipSyncRequest,
  { mel, model, useGpu }: Wav2LipChoice,
): { readonly [key: string]: Json } {
  return {
    ...toParams(request),
    mel: { artifact: mel },
    model: { name: model.name, sha256: model.sha256 },
    useGpu,
    ...(request.orBuiltIn && { orBuiltIn: true }),
  };
}

/** The same clip as the built-in engine makes it. */
export function asBuiltIn(clip: Clip): Clip {
  const { mel: _mel, model: _model, useGpu: _useGpu, orBuiltIn: _orBuiltIn, ...params } = clip.params;
  return makeClip(embeddedOpName, params, clip.inputs);
}

/** Reads a recipe's parameters back. @throws LIPSYNC_PARAMS naming what is missing */
export function fromWav2LipParams(clip: Clip): Wav2LipParams {
  const { mel, model, useGpu, orBuiltIn } = clip.params as {
    readonly mel?: { readonly artifact?: Json };
    readonly model?: Partial<KnownModel>;
    readonly useGpu?: Json;
    readonly orBuiltIn?: Json;
  };
  if (typeof mel?.artifact !== 'string') throw lipSyncParams({ what: 'mel refers to no document' });
  if (typeof model?.name !== 'string' || typeof model.sha256 !== 'string') {
    throw lipSyncParams({ what: 'model is not named' });
  }
  const { name, sha256 } = model;
  return {
    ...fromParams(clip),
    mel: mel.artifact,
    model: { name, sha256 },
    useGpu: useGpu === true,
    orBuiltIn: orBuiltIn === true,
  };
}
