/** Milliseconds between two messages that say the same of the same thing: as often as anybody can see. */
const intervalMs = 100;

/**
 * Passes on what replaces itself (how far a node is, that the queue has changed) at most so often for each key: the first at
 * once, of those that follow too soon the last.
 */
export class Thinned<T> {
  readonly #pass: (item: T) => void;
  readonly #toldAt = new Map<string, number>();
  readonly #held = new Map<string, T>();
  #timer: NodeJS.Timeout | undefined;

  constructor(pass: (item: T) => void) {
    this.#pass = pass;
  }

  add(key: string, item: T): void {
    if (Date.now() - (this.#toldAt.get(key) ?? Number.NEGATIVE_INFINITY) >= intervalMs) {
      this.#tell(key, item);
      return;
    }
    this.#held.set(key, item);
    this.#timer ??= setTimeout(() => this.#flushAll(), intervalMs).unref();
  }

  /** Passes on what is held back under keys that begin so. */
  flush(prefix: string): void {
    for (const [key, item] of this.#held) if (key.startsWith(prefix)) this.#tell(key, item);
  }

  /** Passes on what is held back under keys that begin so, for the last time. */
  end(prefix: string): void {
    this.flush(prefix);
    for (const key of this.#toldAt.keys()) if (key.startsWith(prefix)) this.#toldAt.delete(key);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#held.clear();
  }

  #tell(key: string, item: T): void {
    this.#held.delete(key);
    this.#toldAt.set(key, Date.now());
    this.#pass(item);
  }

  #flushAll(): void {
    this.#timer = undefined;
    for (const [key, item] of this.#held) this.#tell(key, item);
  }
}
