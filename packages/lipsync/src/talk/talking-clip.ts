import type { LocalizedText } from '@talkgraph/errors';
import type { Clip, VideoInfo } from '@talkgraph/media';
import type { ClipServices } from '../clip-services.js';
import type { LipSyncBackend, PlaylistRun } from '../contract.js';
import type { LipSyncControls } from '../controls.js';
import type { StoredFaceTrack } from '../face/track-faces.js';
import type { SpokenWord } from '../prosody/known-stresses.js';
import type { PhonemeEvent } from '../viseme/phoneme-event.js';
import type { StoredMouthTrack } from '../viseme/store-mouth-track.js';
import type { Resolution, ShorterPolicy, StageTime, UntouchedRun } from './talk-request.js';

/** The main job as recipes: the person of this clip says this sound. */
export interface TalkingClipRequest {
  /** Any recipe with a picture: a file, a cut or edited clip, a still. */
  readonly video: Clip;
  /** Any recipe with sound. */
  readonly audio: Clip;
  /** Name of the backend. */
  readonly engine: string;
  /** Which of the engine's models, where it has several; the engine chooses when it is left out. */
  readonly model?: string;
  /** Run models on the GPU where there is one; the CPU when left out. */
  readonly useGpu?: boolean;
  readonly resolution: Resolution;
  readonly shorter: ShorterPolicy;
  readonly controls: LipSyncControls;
  /** BCP 47 tag of the speech; found from nothing but the sound when left out. */
  readonly language?: string;
  /** What is said when, where a synthesiser or an aligner knows it: the lips then close exactly. */
  readonly phonemes?: SpokenPhonemes;
  /** When its words are said, where that is known: gestures then fall on words. */
  readonly words?: readonly SpokenWord[];
}

/** The phonemes of a sound. */
export interface SpokenPhonemes {
  /** Stands for their content: the same key, the same phonemes. */
  readonly key: string;
  readonly events: readonly PhonemeEvent[];
  /** BCP 47 tag, whose rules the mouth follows. */
  readonly language?: string;
  /** Length of the sound they were found in. */
  readonly durationSeconds: number;
}

/** What making people speak needs. `ops` has to hold those of the backends. */
export interface TalkingServices extends ClipServices {
  readonly backends: readonly LipSyncBackend[];
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
  /** What the engine has to say; a part of `remarks`. */
  readonly engineRemarks: readonly LocalizedText[];
  /** What a user should know before the clip is rendered; empty when all is well. */
  readonly remarks: readonly LocalizedText[];
}
