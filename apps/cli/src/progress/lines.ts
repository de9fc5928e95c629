import type { Messages } from '../messages/messages.js';
import type { ProgressReporter } from './progress-reporter.js';
import { StageClock, type StageName } from './stage-clock.js';
import { describeLeft } from './time-left.js';

/** A line for the same stage comes at most this often, so that a log stays short. */
const lineEveryMs = 5000;

/** Plain lines, for a pipe or a log file. */
export function showLines(
  messages: Messages,
  write: (line: string) => void,
  now: () => number = () => performance.now(),
): ProgressReporter {
  const clock = new StageClock(now);
  const lastLine = new Map<StageName, number>();
  const texts = messages.talk;

  const done = (stage: StageName): void => {
    write(texts.stageDone(texts.stages[stage], messages.seconds(clock.elapsedSeconds(stage).toFixed(1))));
  };

  return {
    update(progress) {
      const state = clock.note(progress);
      if (!state) return;
      if (state.isDone) return done(state.stage);
      const last = lastLine.get(state.stage);
      if (last === undefined) lastLine.set(state.stage, now());
      if (last === undefined || now() - last < lineEveryMs) return;
      lastLine.set(state.stage, now());
      const name = texts.stages[state.stage];
      if (state.fraction === undefined) write(texts.stageCount(name, progress.done));
      else write(texts.stagePart(name, Math.floor(state.fraction * 100), describeLeft(state.secondsLeft, messages)));
    },
    finish() {
      for (const stage of clock.closeAll()) done(stage);
    },
    [Symbol.dispose]() {},
  };
}
