import type { StageProgress } from '@talkgraph/lipsync';
import { secondsLeft } from './time-left.js';

export type StageName = StageProgress['stage'];

/** A stage as a reporter shows it. */
export interface StageState {
  readonly stage: StageName;
  readonly isNew: boolean;
  readonly isDone: boolean;
  readonly elapsedSeconds: number;
  readonly secondsLeft: number | undefined;
  readonly fraction: number | undefined;
}

/**
 * Remembers when each stage began and which ones are done. Stages follow one another, and the first event of a stage may
 * come late in it; so a stage begins when the one before it was done. `now` answers milliseconds.
 */
export class StageClock {
  readonly #started = new Map<StageName, number>();
  readonly #done = new Set<StageName>();
  readonly #now: () => number;
  #nextBegins: number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#nextBegins = now();
  }

  /** Notes an event and answers where its stage is; undefined when the stage was done before. */
  note({ stage, done, total }: StageProgress): StageState | undefined {
    if (this.#done.has(stage)) return undefined;
    const isNew = !this.#started.has(stage);
    if (isNew) this.#started.set(stage, this.#nextBegins);
    const isDone = total !== undefined && done >= total;
    if (isDone) {
      this.#done.add(stage);
      this.#nextBegins = this.#now();
    }
    const elapsedSeconds = this.elapsedSeconds(stage);
    return {
      stage,
      isNew,
      isDone,
      elapsedSeconds,
      secondsLeft: secondsLeft(elapsedSeconds, done, total),
      fraction: total === undefined ? undefined : total === 0 ? 1 : Math.min(1, done / total),
    };
  }

  elapsedSeconds(stage: StageName): number {
    return (this.#now() - (this.#started.get(stage) ?? this.#now())) / 1000;
  }

  /** Stages that began and did not announce their end, in order; from now on they are done. */
  closeAll(): readonly StageName[] {
    const open = [...this.#started.keys()].filter((stage) => !this.#done.has(stage));
    for (const stage of open) this.#done.add(stage);
    return open;
  }
}
