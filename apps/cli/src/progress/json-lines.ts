import type { ProgressReporter } from './progress-reporter.js';
import { StageClock, type StageName } from './stage-clock.js';

/** Events of one stage come at most this often. */
const eventEveryMs = 200;

/** One JSON object a line, for programs: {"event":"stage","stage":"face","done":10,"total":75,"elapsedSeconds":1.2}. */
export function showJsonLines(
  write: (value: unknown) => void,
  now: () => number = () => performance.now(),
): ProgressReporter {
  const clock = new StageClock(now);
  const lastEvent = new Map<StageName, number>();
  return {
    update(progress) {
      const state = clock.note(progress);
      if (!state) return;
      const last = lastEvent.get(state.stage) ?? Number.NEGATIVE_INFINITY;
      if (!state.isDone && now() - last < eventEveryMs) return;
      lastEvent.set(state.stage, now());
      const elapsedSeconds = Number(state.elapsedSeconds.toFixed(3));
      write({ event: 'stage', stage: state.stage, done: progress.done, total: progress.total ?? null, elapsedSeconds });
    },
    finish() {},
    [Symbol.dispose]() {},
  };
}
