import type { StageTime, UntouchedRun } from '../talk/talk-request.js';
import type { Measurements } from './measurements.js';
import { qualityScore } from './quality-score.js';
import { reportedFrames } from './reported-frames.js';
import { type ReportedJob, type ReportedOutput, type TalkReport, talkReportSchema } from './talk-report.js';
import { verdictsOn } from './verdicts.js';

/** What a report is made from. */
export interface ReportInput {
  readonly job: ReportedJob;
  readonly output: ReportedOutput;
  readonly stages: readonly StageTime[];
  readonly untouched: readonly UntouchedRun[];
  readonly measured: Measurements;
}

/** Puts a report together: counts, score and sentences. Pure; the measuring is done by `measureTalk`. */
export function buildReport(input: ReportInput): TalkReport {
  const { job, output, stages, measured } = input;
  const frames = reportedFrames(output.frameCount, input.untouched);
  const score = qualityScore(measured, frames.total === 0 ? 0 : frames.animated / frames.total);
  const framesPerSecond = output.fps.num / output.fps.den;
  const askedOffsetMs = job.controls.offsetMs;
  const offsetMs = measured.sync?.offsetMs ?? null;
  return {
    schema: talkReportSchema,
    job,
    output,
    stages,
    totalSeconds: stages.reduce((sum, stage) => sum + stage.seconds, 0),
    frames,
    avOffsetMs: offsetMs === null ? null : askedOffsetMs + offsetMs,
    measured,
    score,
    verdicts: verdictsOn({ measured, score, frames, framesPerSecond, askedOffsetMs }),
  };
}
