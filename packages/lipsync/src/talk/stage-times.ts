import type { StageProgress } from '../contract.js';
import type { StageTime } from './talk-request.js';

type Stage = StageProgress['stage'];

/** Collects how long each stage took. */
export class StageTimes {
  readonly #times: StageTime[] = [];

  get list(): readonly StageTime[] {
    return this.#times;
  }

  /** Adds the times of work that measured itself. */
  append(times: readonly StageTime[]): void {
    this.#times.push(...times);
  }

  /** Runs a stage and notes its wall-clock time; `isCached` says whether a stored result was used. */
  async measure<T>(stage: Stage, work: () => Promise<T>, isCached: (result: T) => boolean = () => false): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.#times.push({ stage, seconds: (performance.now() - began) / 1000, cached: isCached(result) });
    return result;
  }
}
