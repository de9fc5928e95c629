/** Why a run does not go on. */
export type HaltReason = 'cancelled' | 'failed';

/** Says once, to everything under way, that the run does not go on. */
export class Halt {
  #reason: HaltReason | undefined;
  readonly #listeners = new Set<() => void>();

  get reason(): HaltReason | undefined {
    return this.#reason;
  }

  /** The first reason stays. */
  halt(reason: HaltReason): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }

  /** Calls back when the run is halted, at once if it is. Answers how to stop listening. */
  onHalt(listener: () => void): () => void {
    if (this.#reason !== undefined) {
      listener();
      return () => {};
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits this long, or until the run is halted. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      let stopListening = (): void => {};
      const timer = setTimeout(() => {
        stopListening();
        resolve();
      }, milliseconds);
      stopListening = this.onHalt(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
