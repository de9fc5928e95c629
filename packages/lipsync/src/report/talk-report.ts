import type { Rational } from '@talkgraph/media';
import type { LipSyncControls } from '../controls.js';
import type { StageTime, UntouchedRun } from '../talk/talk-request.js';
import type { Measurements } from './measurements.js';
import type { QualityScore } from './quality-score.js';
import type { Verdict } from './verdicts.js';

/** Version of the report document; a reader refuses what it does not know. */
export const talkReportSchema = 'talkgraph.report/1';

/** What was asked for: names, not paths, so that a report can be passed on. */
export interface ReportedJob {
  readonly backend: string;
  /** Names of the video (or still), the sound and the result. */
  readonly video: string;
  readonly audio: string;
  readonly output: string;
  /** BCP 47 tag of the speech the mouth track was made for. */
  readonly language: string;
  readonly controls: LipSyncControls;
}

/** The finished file. */
export interface ReportedOutput {
  readonly width: number;
  readonly height: number;
  readonly fps: Rational;
  readonly frameCount: number;
  readonly durationSeconds: number;
}

/** Which frames of the output were animated. */
export interface ReportedFrames {
  readonly total: number;
  readonly animated: number;
  /** Frames left as they were because no usable face was in them, and the runs they lie in. */
  readonly untouched: number;
  readonly untouchedRuns: readonly UntouchedRun[];
}

/** Everything a talk run has to say about its result. All of it is JSON. */
export interface TalkReport {
  readonly schema: typeof talkReportSchema;
  readonly job: ReportedJob;
  readonly output: ReportedOutput;
  readonly stages: readonly StageTime[];
  readonly totalSeconds: number;
  readonly frames: ReportedFrames;
  /** How late the mouth is against the sound in milliseconds, the user's own offset included; null when unknown. */
  readonly avOffsetMs: number | null;
  readonly measured: Measurements;
  readonly score: QualityScore;
  /** What a user should know or do, most important first; never empty. */
  readonly verdicts: readonly Verdict[];
}
