import type { LocalizedText } from '@talkgraph/errors';
import type { Inference } from '@talkgraph/inference';
import type { Clip, FrameOp, ResolveSource, VideoInfo } from '@talkgraph/media';
import type { ArtifactStore } from '../artifact-store.js';
import type { PlaylistRun } from '../contract.js';
import type { LipSyncControls } from '../controls.js';
import type { StoredFaceTrack } from '../face/track-faces.js';
import type { PhonemeEvent } from '../viseme/phoneme-event.js';
import type { StoredMouthTrack } from '../viseme/store-mouth-track.js';
import type { Resolution, ShorterPolicy, StageTime, UntouchedRun } from './talk-request.js';

/** The main job as recipes: the person of this clip says this sound. */
export interface TalkingClipRequest {
  /** Any recipe with a picture: a file, a cut or edited clip, a still. */
  readonly video: Clip;
  /** Any recipe with sound. */
  readonly audio: Clip;
  readonly resolution: Resolution;
  readonly shorter: ShorterPolicy;
  readonly controls: LipSyncControls;
  /** BCP 47 tag of the speech; found from nothing but the sound when left out. */
  readonly language?: string;
  /** What is said when, where a synthesiser or an aligner knows it: the lips then close exactly. */
  readonly phonemes?: SpokenPhonemes;
}

/** The phonemes of a sound. */
export interface SpokenPhonemes {
  /** Stands for their content: the same key, the same phonemes. */
  readonly key: string;
  readonly events: readonly PhonemeEvent[];
  /** Length of the sound they were found in. */
  readonly durationSeconds: number;
}

/** What work on recipes needs: models, a place for tracks, and how the recipes' files and ops are found. */
export interface ClipServices {
  readonly inference: Inference;
  readonly store: ArtifactStore;
  readonly resolveSource: ResolveSource;
  /** Every op that the recipes may use; media's own when left out. */
  readonly ops?: readonly FrameOp[];
}

/** What is animated. */
export interface TalkingTemplate {
  /** The clip that was given, at the size of the output; one frame of it where it is a still. */
  readonly base: Clip;
  /** The picture of the clip that was given, at the size of the output. */
  readonly video: VideoInfo;
  readonly still: boolean;
}

/** A recipe in which the person speaks, and everything known before its first frame is drawn. */
export interface TalkingClip {
  readonly clip: Clip;
  readonly backend: string;
  readonly template: TalkingTemplate;
  readonly faces: StoredFaceTrack;
  readonly mouth: StoredMouthTrack;
  readonly playlist: readonly PlaylistRun[];
  readonly untouched: readonly UntouchedRun[];
  readonly stages: readonly StageTime[];
  /** What a user should know before the clip is rendered; empty when all is well. */
  readonly remarks: readonly LocalizedText[];
}
