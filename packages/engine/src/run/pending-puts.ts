import type { NodeRecord } from './node-record.js';
import type { RunScope } from './run-scope.js';

/** Results that are on their way into the cache. A cache that fails is told of in the log: the run does not need it. */
export class PendingPuts {
  readonly #scope: RunScope;
  readonly #pending = new Set<Promise<void>>();

  constructor(scope: RunScope) {
    this.#scope = scope;
  }

  put(key: string, record: NodeRecord): void {
    const { services, request } = this.#scope;
    const put = services.cache
      .put(key, record)
      .catch((error: unknown) => services.log.warn('result was not cached', { runId: request.runId, error }))
      .finally(() => this.#pending.delete(put));
    this.#pending.add(put);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#pending);
  }
}
