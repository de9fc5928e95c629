import type { LiveNode } from './live-node.js';
import type { OpenCall } from './open-call.js';
import type { NodeFailure } from './run-event.js';
import type { RunningNode } from './run-scope.js';

/** A part of the graph that runs inside a node's call, while it runs. */
export class Branch {
  /** The call it runs in. */
  readonly call: OpenCall;
  /** Its nodes, with those they expanded into. */
  readonly ids: string[] = [];
  /** Nodes that are wanted and have not ended. They may lie outside. */
  readonly awaited = new Set<LiveNode>();
  readonly running = new Set<RunningNode>();
  /** What it was stopped by, where a node failed. */
  failure: NodeFailure | undefined;
  /** The first message that one of its values was blocked with. */
  blocked: string | undefined;
  isStopped = false;
  /** Fulfilled when all that is wanted has ended, or it was stopped and nothing of it runs any more. */
  readonly settled: Promise<void>;
  /** Called at once when it settles, before those that await it have their turns. */
  onSettled: () => void = () => {};
  #resolve: () => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(call: OpenCall) {
    this.call = call;
    this.settled = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever awaits it learns of a failure; until then it must not count as unhandled.
    this.settled.catch(() => {});
  }

  /** To be called whenever one of its nodes has ended. */
  settle(): void {
    if (this.running.size > 0 || (!this.isStopped && this.awaited.size > 0)) return;
    this.#settle();
    this.#resolve();
  }

  /** The run is over: nobody waits for its nodes. */
  abandon(error: unknown): void {
    this.#settle();
    this.#reject(error);
  }

  #settle(): void {
    const { onSettled } = this;
    this.onSettled = () => {};
    onSettled();
  }
}
