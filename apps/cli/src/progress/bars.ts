import cliProgress, { type SingleBar } from 'cli-progress';
import stringWidth from 'string-width';
import type { Messages } from '../messages/messages.js';
import type { ProgressReporter } from './progress-reporter.js';
import { StageClock, type StageName, type StageState } from './stage-clock.js';
import { describeLeft } from './time-left.js';

/** A bar for each stage, redrawn in place, for a terminal. */
export function showBars(messages: Messages, stream: NodeJS.WriteStream): ProgressReporter {
  const clock = new StageClock();
  const bars = new Map<StageName, SingleBar>();
  const names = messages.talk.stages;
  const width = Math.max(...Object.values(names).map((name) => stringWidth(name)));
  const multi = new cliProgress.MultiBar({
    format: '  {name} {bar} {part} {left}',
    stream,
    barsize: 28,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    // Ctrl-C is ours: it aborts the work first, and the bars are stopped when the work has ended.
    gracefulExit: false,
    emptyOnZero: true,
  });

  // A second Ctrl-C ends the process on the spot; the cursor must not stay hidden then.
  const showCursor = (): void => void stream.write('\x1b[?25h');
  process.once('exit', showCursor);

  const draw = (state: StageState): void => {
    const name = names[state.stage] + ' '.repeat(width - stringWidth(names[state.stage]));
    const bar = bars.get(state.stage) ?? multi.create(1000, 0, { name, part: '', left: '' });
    bars.set(state.stage, bar);
    const part = state.fraction === undefined ? '' : `${Math.floor(state.fraction * 100)}%`.padStart(4);
    const left = state.isDone
      ? messages.seconds(state.elapsedSeconds.toFixed(1))
      : describeLeft(state.secondsLeft, messages);
    bar.update(Math.round((state.fraction ?? 0) * 1000), { name, part, left });
  };

  return {
    update(progress) {
      const state = clock.note(progress);
      if (state) draw(state);
    },
    finish() {
      for (const stage of clock.closeAll()) {
        const elapsedSeconds = clock.elapsedSeconds(stage);
        draw({ stage, isNew: false, isDone: true, elapsedSeconds, secondsLeft: 0, fraction: 1 });
      }
    },
    [Symbol.dispose]() {
      multi.stop();
      process.off('exit', showCursor);
    },
  };
}
