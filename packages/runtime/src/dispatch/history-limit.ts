import type { Logger } from '@talkgraph/engine';
import type { RunStore } from '../stores/run-store.js';

/** So many runs are forgotten at a time, so that nobody waits long for the database. */
const runsAtOnce = 50;

/** Keeps the history from growing without end: forgets the oldest ended runs beyond a number. Their files stay. */
export class HistoryLimit {
  readonly #store: Pick<RunStore, 'endedBeyond' | 'forget'>;
  readonly #runs: number;
  readonly #log: Logger;
  #forgetting: Promise<void> | undefined;
  #endedSince = 0;
  #closed = false;

  /** @param runs how many ended runs are kept, roughly: up to a hundredth more may be there for a while */
  constructor(store: Pick<RunStore, 'endedBeyond' | 'forget'>, runs: number, log: Logger) {
    this.#store = store;
    this.#runs = runs;
    this.#log = log;
  }

  /** A run has ended; looks from time to time whether there are too many. */
  runEnded(): void {
    this.#endedSince += 1;
    if (this.#endedSince > this.#runs / 100) this.forgetOld();
  }

  /** Forgets what is too much, in the background. */
  forgetOld(): void {
    this.#endedSince = 0;
    this.#forgetting ??= this.#forget()
      .catch((error: unknown) => this.#log.warn('old runs could not be forgotten', { error }))
      .finally(() => {
        this.#forgetting = undefined;
      });
  }

  /** Leaves the rest for the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#forgetting;
  }

  async #forget(): Promise<void> {
    const old = await this.#store.endedBeyond(this.#runs);
    for (let i = 0; i < old.length && !this.#closed; i += runsAtOnce) {
      await this.#store.forget(old.slice(i, i + runsAtOnce));
      await new Promise(setImmediate);
    }
  }
}
