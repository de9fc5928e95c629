import type { LocalizedText } from '@talkgraph/errors';
import type { LipSyncControls, Resolution, StageProgress } from '@talkgraph/lipsync';
import type { Clip } from '@talkgraph/media';
import type { DocumentReference } from '../ports.js';

/** Settings of the lip-sync nodes; what is left out is as by default. What travels as LIPSYNC_OPTIONS. */
export type LipSyncOptions = Partial<LipSyncControls>;

/** How a call is watched and stopped, and where its models run. */
export interface LipSyncCall {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: StageProgress) => void;
  /** Run models on the GPU where there is one; the CPU otherwise, with a remark. The CPU when left out. */
  readonly useGpu?: boolean;
}

/** Who is seen in a clip. */
export interface FaceFinding {
  /** Whether any frame shows a face good enough to be animated. */
  readonly hasFace: boolean;
  readonly faceTrack: DocumentReference;
  readonly report: DocumentReference;
  readonly remarks: readonly LocalizedText[];
}

/** What is known of a sound before it is heard. */
export interface MouthKnowledge {
  /** BCP 47 tag; kept with the track. */
  readonly language?: string;
  /** When its phonemes are said, `talkgraph.alignment/1`: the mouth then follows the rules of their language. */
  readonly alignment?: DocumentReference;
}

/** What is said in a sound, as mouth motion. */
export interface MouthFinding {
  readonly mouthTrack: DocumentReference;
  readonly remarks: readonly LocalizedText[];
}

/** The person of this clip says this sound. */
export interface SpeakRequest {
  readonly video: Clip;
  readonly audio: Clip;
  readonly engine: string;
  /** Which of the engine's models, where it has several; the engine chooses when it is left out or empty. */
  readonly model?: string;
  readonly resolution: Resolution;
  readonly options: LipSyncOptions;
  /** `talkgraph.alignment/1` of the sound: its phonemes make the mouth exact. */
  readonly alignment?: DocumentReference;
}

/** A recipe in which the person speaks; nothing is rendered yet. */
export interface Speaking {
  readonly clip: Clip;
  readonly remarks: readonly LocalizedText[];
}

/** How good a talking video is. */
export interface QualityFinding {
  /** 0 to 100; undefined when too little could be measured. */
  readonly score: number | undefined;
  /** What a user should know or do, most important first; never empty. */
  readonly verdicts: readonly LocalizedText[];
  readonly report: DocumentReference;
}

/** Finds faces, hears speech, makes people speak, and judges the result. Models stay loaded between calls. */
export interface LipSyncService {
  /** @throws LIPSYNC_NO_PICTURE; FACE_NO_SUCH when `face` is given and there are faces, but not this one */
  findFaces(clip: Clip, call?: LipSyncCall & { readonly face?: number }): Promise<FaceFinding>;
  /** @throws LIPSYNC_NO_SOUND */
  mouthTrack(audio: Clip, call?: LipSyncCall & MouthKnowledge): Promise<MouthFinding>;
  /** @throws FACE_NOT_FOUND, FACE_NO_SUCH, LIPSYNC_NO_PICTURE, LIPSYNC_NO_SOUND, LIPSYNC_OPTION_INVALID, LIPSYNC_ENGINE_UNKNOWN; what the engine throws */
  talk(request: SpeakRequest, call?: LipSyncCall): Promise<Speaking>;
  /** What an engine's results depend on beside its inputs, such as the content of its model's file; empty for nothing. */
  engineState(request: { readonly engine: string | undefined; readonly model: string | undefined }): Promise<string>;
  /** @throws LIPSYNC_NO_PICTURE, LIPSYNC_NO_SOUND */
  score(request: { readonly video: Clip; readonly audio?: Clip }, call?: LipSyncCall): Promise<QualityFinding>;
}
