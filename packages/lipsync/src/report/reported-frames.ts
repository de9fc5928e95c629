import type { UntouchedRun } from '../talk/talk-request.js';
import type { ReportedFrames } from './talk-report.js';

/** Counts the frames of an output that were animated and those that were left as they were. */
export function reportedFrames(total: number, untouchedRuns: readonly UntouchedRun[]): ReportedFrames {
  const untouched = untouchedRuns.reduce((sum, run) => sum + run.to - run.from + 1, 0);
  return { total, animated: total - untouched, untouched, untouchedRuns };
}
