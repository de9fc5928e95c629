import type { Lease } from './resource-pool.js';
import type { RunningNode, RunScope } from './run-scope.js';

/** The resources of one call. */
export class CallLease {
  readonly #scope: RunScope;
  readonly #running: RunningNode;
  #lease: Lease | undefined;
  /** For how many parts of the graph the call waits. */
  #away = 0;

  constructor(scope: RunScope, running: RunningNode) {
    this.#scope = scope;
    this.#running = running;
  }

  /** Takes what the node asks for, when it is free. */
  async take(): Promise<void> {
    const granted = this.#scope.pool.acquire(this.#running.live.definition.resources);
    if (granted instanceof Promise) this.#running.release();
    this.#lease = await granted;
  }

  release(): void {
    this.#lease?.release();
  }

  /** Gives the resources back while the call waits for nodes that it runs itself, which may need the same. */
  async whileAway<T>(wait: () => Promise<T>): Promise<T> {
    if (this.#away++ === 0) this.release();
    try {
      return await wait();
    } finally {
      if (--this.#away === 0) await this.take();
    }
  }
}
