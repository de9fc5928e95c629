import type { LocalizedText } from '@talkgraph/errors';
import type { Rational } from '@talkgraph/media';
import type { StageProgress } from '../contract.js';
import type { LipSyncControls } from '../controls.js';
import type { FaceFlag } from '../face-track.js';

/** The size of the output: the template's own, or its short side brought to 720 or 1080 pixels. */
export const resolutions = ['source', '720p', '1080p'] as const;
export type Resolution = (typeof resolutions)[number];

/** What to do when the sound is shorter than the video: end with the sound, or keep the rest of the video, silent. */
export const shorterPolicies = ['trim', 'keep'] as const;
export type ShorterPolicy = (typeof shorterPolicies)[number];

/** The encoders a user may ask for; the last two only where the machine has them. */
export const videoEncoders = ['x264', 'nvenc', 'vaapi'] as const;
export type VideoEncoder = (typeof videoEncoders)[number];

/** The main job: this person says this sound. */
export interface TalkRequest {
  /** A video of a person, or a still picture. */
  readonly videoPath: string;
  /** A recording, or a video whose sound is used. */
  readonly audioPath: string;
  readonly outputPath: string;
  /** Name of the backend that makes the mouth. */
  readonly engine: string;
  /** Which of the engine's models, where it has several; the engine chooses when it is left out. */
  readonly model?: string;
  readonly resolution: Resolution;
  /** Frames per second of the output; the template's own when left out. */
  readonly fps?: Rational;
  readonly shorter: ShorterPolicy;
  readonly controls: LipSyncControls;
  /** BCP 47 tag of the speech; found from nothing but the sound when left out. */
  readonly language?: string;
  readonly encoder: VideoEncoder;
  /** Measure the result and answer a quality report. */
  readonly report: boolean;
}

/** How long one stage took, and whether a stored result was used instead. */
export interface StageTime {
  readonly stage: StageProgress['stage'];
  readonly seconds: number;
  readonly cached: boolean;
}

/** A run of output frames that passed through untouched, and why. */
export interface UntouchedRun {
  readonly from: number;
  readonly to: number;
  readonly reason: FaceFlag;
}

/** What a talk run answers. */
export interface TalkResult {
  readonly outputPath: string;
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
  readonly durationSeconds: number;
  readonly stages: readonly StageTime[];
  readonly untouched: readonly UntouchedRun[];
  /** What the engine has to say, such as the licence of its model. */
  readonly remarks: readonly LocalizedText[];
}
