import type { LocalizedText } from '@talkgraph/errors';
import type { Clip, FrameOp } from '@talkgraph/media';
import type { ClipServices } from './clip-services.js';
import type { LipSyncControls } from './controls.js';

/** What a service elsewhere goes through: inputs go there, others come first, nobody answers, it works. */
type ServiceStage = 'send' | 'queue' | 'silent' | 'service';

/** Progress of one stage; `total` is undefined while it is not known. */
export interface StageProgress {
  readonly stage: 'probe' | 'face' | 'mouth' | 'prepare' | 'render' | 'report' | ServiceStage;
  readonly done: number;
  readonly total?: number;
  /** What a service itself calls the step it is at, in its own language. */
  readonly text?: string;
}

/** What every long call takes: how to stop it and whom to tell how far it is. */
export interface WorkOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: StageProgress) => void;
}

/** Frames of the base clip shown one after another: `first`, `first + step`, … `count` of them. */
export interface PlaylistRun {
  readonly first: number;
  readonly step: 1 | -1 | 0;
  readonly count: number;
  /** The first `blend` frames of this run are cross-faded with the frames the previous run would have shown next. */
  readonly blend: number;
}

/** What a backend is asked for: this clip's person says this sound. */
export interface LipSyncRequest {
  /** A clip with video; its frames are the ones the face track describes, possibly scaled. */
  readonly base: Clip;
  /** What is said, from the first frame on: a recipe with sound, for backends that hear for themselves. */
  readonly audio: Clip;
  /** Keys of the stored FACE_TRACK and MOUTH_TRACK. */
  readonly faceTrack: string;
  readonly mouthTrack: string;
  /** The template's frames in the order they are shown; its counts add up to the output's frame count. */
  readonly playlist: readonly PlaylistRun[];
  /** True when the base is a still picture. */
  readonly still: boolean;
  /** Key of the speech's stored intonation, where face or head shall follow it. */
  readonly intonation?: string;
  /** 0..1: how far the footage leaves the head free to be moved beside its own motion; 1 where left out. */
  readonly headFreedom?: number;
  readonly controls: LipSyncControls;
  /** Run models on the GPU where there is one, on the CPU otherwise. */
  readonly useGpu: boolean;
  /** Which of the backend's models, for backends that have several; the backend chooses when it is left out. */
  readonly model?: string;
  /** The film may be made by the built-in engine instead, should this one fail after it has answered: nobody named it. */
  readonly orBuiltIn?: boolean;
}

/** What a backend answers. */
export interface LipSyncAnswer {
  /** The base's frames as the playlist shows them, with the mouth speaking. Its sound is of no account. */
  readonly clip: Clip;
  /** What a user should know: the licence of a model, that the CPU had to do; empty when all is as asked. */
  readonly remarks: readonly LocalizedText[];
}

/**
 * One way of making a person say something. Answers a longer recipe. A backend that draws frame by frame renders nothing
 * yet; one that has the work done elsewhere waits for it and answers a recipe of what it was given. What it may use comes
 * in with the call: the model sessions, the store, and what it takes to render the recipes it was handed.
 */
export interface LipSyncBackend {
  /** What users choose it by: `embedded`, `wav2lip`, `heygem`. */
  readonly name: string;
  /** True where the controls' expression and head motion are drawn, too; who asks for them elsewhere is told. */
  readonly drawsLife?: boolean;
  /**
   * What results depend on beside the request, such as the content of the model's file: another text, another result. Left
   * out by backends that depend on nothing else.
   */
  state?(model: string | undefined): Promise<string>;
  /**
   * Tells before anything is looked at that the backend cannot work here. Left out by backends that always can.
   * @throws a user error that says what is missing and where it goes
   */
  check?(model: string | undefined): Promise<void>;
  /** @throws a user error that says what is missing where the backend cannot work here; CANCELLED */
  apply(request: LipSyncRequest, services: ClipServices, options?: WorkOptions): Promise<LipSyncAnswer>;
}

/** The backends that there are, and the ops that their recipes are rendered with. */
export interface LipSyncEngines {
  readonly backends: readonly LipSyncBackend[];
  readonly ops: readonly FrameOp[];
}
