/** Does things one after another, in the order they were handed in. */
export class Serial {
  #last: Promise<unknown> = Promise.resolve();

  /** Answers what the task answers; its failure concerns only who handed it in. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Everything handed in so far is done. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
