import type { Clip } from '@talkgraph/media';
import type { LipSyncControls } from './controls.js';

/** Progress of one stage; `total` is undefined while it is not known. */
export interface StageProgress {
  readonly stage: 'probe' | 'face' | 'mouth' | 'prepare' | 'render' | 'report';
  readonly done: number;
  readonly total?: number;
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
  /** Keys of the stored FACE_TRACK and MOUTH_TRACK. */
  readonly faceTrack: string;
  readonly mouthTrack: string;
  /** The template's frames in the order they are shown; its counts add up to the output's frame count. */
  readonly playlist: readonly PlaylistRun[];
  /** True when the base is a still picture. */
  readonly still: boolean;
  readonly controls: LipSyncControls;
}

/** One way of making a person say something. Answers a longer recipe; nothing is rendered yet. */
export interface LipSyncBackend {
  readonly name: string;
  apply(request: LipSyncRequest, options?: WorkOptions): Promise<Clip>;
}
