/** Longest stretch of work, in milliseconds, between two turns of the event loop. */
const stretchMs = 10;

/**
 * Lets timers, messages and other nodes have their turn during much synchronous work. Once per stretch instead of once per
 * node, because a turn takes about a millisecond.
 */
export class Pacer {
  #last = performance.now();

  /** Undefined most of the time; a promise to be awaited when a turn is due. */
  turn(): Promise<void> | undefined {
    if (performance.now() - this.#last < stretchMs) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        this.#last = performance.now();
        resolve();
      }, 0);
    });
  }
}
