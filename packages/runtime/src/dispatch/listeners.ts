import type { Logger } from '@talkgraph/engine';

/** Who wants to hear of something. One listener's failure is logged and reaches nobody else. */
export class Listeners<T> {
  readonly #log: Logger;
  readonly #listeners = new Set<(told: T) => void>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Answers how to stop listening. */
  add(listener: (told: T) => void): () => void {
    // Wrapped, so that the same function may listen twice.
    const own = (told: T) => listener(told);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  tell(told: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(told);
      } catch (error) {
        this.#log.error('a listener failed', { error });
      }
    }
  }
}
