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

/** The request as the parameters of a recipe. Documents are named as references, so that stores see what a recipe needs. */
export function toParams(request: LipSyncRequest): { readonly [key: string]: Json } {
  const { faceTrack, mouthTrack, playlist, still, controls } = request;
  return {
    faceTrack: { artifact: faceTrack },
    mouthTrack: { artifact: mouthTrack },
    playlist: playlist.map((run) => ({ ...run })),
    still,
    controls: { ...controls },
  };
}

/**
 * Reads a recipe's parameters back.
 * @throws LIPSYNC_PARAMS naming what is missing
 */
export function fromParams(clip: Clip): LipSyncParams {
  const { playlist, controls, still } = clip.params as unknown as Partial<LipSyncParams>;
  const faceTrack = keyOf(clip, 'faceTrack');
  const mouthTrack = keyOf(clip, 'mouthTrack');
  if (!Array.isArray(playlist) || playlist.length === 0)
    throw lipSyncParams({ what: 'playlist is not a list of runs' });
  if (typeof controls !== 'object' || controls === null) throw lipSyncParams({ what: 'controls are missing' });
  for (const name of ['intensity', 'smoothness', 'offsetMs', 'maskFeather', 'face'] as const) {
    if (!Number.isFinite(controls[name])) throw lipSyncParams({ what: `controls.${name} is not a number` });
  }
  return { faceTrack, mouthTrack, playlist, still: still === true, controls };
}

function keyOf(clip: Clip, name: 'faceTrack' | 'mouthTrack'): string {
  const reference = clip.params[name] as { readonly artifact?: Json } | undefined;
  if (typeof reference?.artifact === 'string') return reference.artifact;
  throw lipSyncParams({ what: `${name} refers to no document` });
}
