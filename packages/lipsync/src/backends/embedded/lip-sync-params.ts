import type { Clip, Json } from '@talkgraph/media';
import type { LipSyncRequest, PlaylistRun } from '../../contract.js';
import type { LipSyncControls } from '../../controls.js';
import { lipSyncParams } from '../../errors.js';

/** What a `lip-sync` clip says. */
export interface LipSyncParams {
  readonly faceTrack: string;
  readonly mouthTrack: string;
  readonly playlist: readonly PlaylistRun[];
  readonly still: boolean;
  readonly controls: LipSyncControls;
}

/** The request as the parameters of a recipe. */
export function toParams(request: LipSyncRequest): { readonly [key: string]: Json } {
  const { faceTrack, mouthTrack, playlist, still, controls } = request;
  return { faceTrack, mouthTrack, playlist: playlist.map((run) => ({ ...run })), still, controls: { ...controls } };
}

/**
 * Reads a recipe's parameters back.
 * @throws LIPSYNC_PARAMS naming what is missing
 */
export function fromParams(clip: Clip): LipSyncParams {
  const params = clip.params as unknown as Partial<LipSyncParams>;
  const { faceTrack, mouthTrack, playlist, controls } = params;
  if (typeof faceTrack !== 'string') throw lipSyncParams({ what: 'faceTrack is not a key' });
  if (typeof mouthTrack !== 'string') throw lipSyncParams({ what: 'mouthTrack is not a key' });
  if (!Array.isArray(playlist) || playlist.length === 0)
    throw lipSyncParams({ what: 'playlist is not a list of runs' });
  if (typeof controls !== 'object' || controls === null) throw lipSyncParams({ what: 'controls are missing' });
  for (const name of ['intensity', 'smoothness', 'offsetMs', 'maskFeather', 'face'] as const) {
    if (!Number.isFinite(controls[name])) throw lipSyncParams({ what: `controls.${name} is not a number` });
  }
  return { faceTrack, mouthTrack, playlist, still: params.still === true, controls };
}
