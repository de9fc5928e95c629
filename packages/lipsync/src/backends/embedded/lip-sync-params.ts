import type { Clip, Json } from '@talkgraph/media';
import type { LipSyncRequest, PlaylistRun } from '../../contract.js';
import type { LipSyncControls } from '../../controls.js';
import { lipSyncParams } from '../../errors.js';

/** The op of clips that the built-in engine makes. */
export const embeddedOpName = 'lip-sync';

/** What a `lip-sync` clip says. */
export interface LipSyncParams {
  readonly faceTrack: string;
  readonly mouthTrack: string;
  readonly playlist: readonly PlaylistRun[];
  readonly still: boolean;
  /** Key of the stored intonation, where something follows it. */
  readonly intonation: string | undefined;
  /** 0..1: how far the head may be moved beside its own motion. */
  readonly headFreedom: number;
  readonly controls: LipSyncControls;
}

/** The request as the parameters of a recipe. Documents are named as references, so that stores see what a recipe needs. */
export function toParams(request: LipSyncRequest): { readonly [key: string]: Json } {
  const { faceTrack, mouthTrack, playlist, still, intonation, headFreedom, controls } = request;
  return {
    faceTrack: { artifact: faceTrack },
    mouthTrack: { artifact: mouthTrack },
    playlist: playlist.map((run) => ({ ...run })),
    still,
    ...(intonation !== undefined && { intonation: { artifact: intonation } }),
    ...(headFreedom !== undefined && { headFreedom }),
    controls: controls as unknown as Json,
  };
}

/**
 * Reads a recipe's parameters back.
 * @throws LIPSYNC_PARAMS naming what is missing
 */
export function fromParams(clip: Clip): LipSyncParams {
  const { playlist, controls, still, headFreedom = 1 } = clip.params as unknown as Partial<LipSyncParams>;
  const faceTrack = keyOf(clip, 'faceTrack');
  const mouthTrack = keyOf(clip, 'mouthTrack');
  if (!Array.isArray(playlist) || playlist.length === 0)
    throw lipSyncParams({ what: 'playlist is not a list of runs' });
  if (typeof controls !== 'object' || controls === null) throw lipSyncParams({ what: 'controls are missing' });
  for (const name of ['intensity', 'smoothness', 'offsetMs', 'maskFeather', 'face'] as const) {
    if (!Number.isFinite(controls[name])) throw lipSyncParams({ what: `controls.${name} is not a number` });
  }
  if (!(headFreedom >= 0 && headFreedom <= 1)) throw lipSyncParams({ what: 'headFreedom is not a share' });
  const intonation = clip.params.intonation === undefined ? undefined : keyOf(clip, 'intonation');
  return { faceTrack, mouthTrack, playlist, still: still === true, intonation, headFreedom, controls };
}

function keyOf(clip: Clip, name: 'faceTrack' | 'mouthTrack' | 'intonation'): string {
  const reference = clip.params[name] as { readonly artifact?: Json } | undefined;
  if (typeof reference?.artifact === 'string') return reference.artifact;
  throw lipSyncParams({ what: `${name} refers to no document` });
}
