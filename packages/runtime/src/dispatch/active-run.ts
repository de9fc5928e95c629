import type { NodeFailure, RunEvent } from '@talkgraph/engine';
import { workerCrashed } from '../errors.js';
import type { StoredRun } from './dispatcher.js';
import type { WorkerSlot } from './worker-slot.js';

type StartedNode = Extract<RunEvent, { kind: 'node-started' }>;

/** A run that has begun and not ended, as far as this process has to know it. */
export class ActiveRun {
  readonly run: StoredRun;
  /** Where it runs; undefined while it waits for a worker after an interruption. */
  slot: WorkerSlot | undefined;
  isCancelling = false;
  /** Whether an earlier attempt was interrupted. */
  isContinued: boolean;
  /** Whether its nodes run alone, because a worker died with several of them under way. */
  oneByOne = false;
  /** Nodes that belong to another node's work, such as a round of a loop, and are given up: that node decides. */
  readonly givenUp: NodeFailure[] = [];
  #isStartTold: boolean;
  readonly #running = new Map<string, StartedNode>();
  readonly #done = new Set<string>();

  constructor(run: StoredRun, earlier = { isContinued: false, isStartTold: false }) {
    this.run = run;
    this.isContinued = earlier.isContinued;
    this.#isStartTold = earlier.isStartTold;
  }

  /**
   * Nodes that may have been the end of their worker: those that were running, but for those that only waited for nodes of
   * their own; of nodes that run alone, the last.
   */
  get suspects(): readonly string[] {
    const waiting = new Set([...this.#running.values()].map(({ parent }) => parent));
    const running = [...this.#running.keys()].filter((node) => !waiting.has(node));
    return this.oneByOne ? running.slice(-1) : running;
  }

  /** A new attempt begins with these nodes done. */
  beginAttempt(slot: WorkerSlot, done: Iterable<string>): void {
    this.slot = slot;
    this.#running.clear();
    for (const node of done) this.#done.add(node);
  }

  /** Takes note of an event; false when it repeats what an earlier attempt has told already. */
  isNews(event: RunEvent): boolean {
    switch (event.kind) {
      case 'run-started': {
        const isNews = !this.#isStartTold;
        this.#isStartTold = true;
        return isNews;
      }
      case 'node-started':
        // A node that has waited for lazy inputs starts a second time.
        this.#running.delete(event.node);
        this.#running.set(event.node, event);
        return true;
      case 'node-done': {
        this.#running.delete(event.node);
        const isKnown = this.#done.has(event.node) && !event.ran;
        this.#done.add(event.node);
        return !isKnown;
      }
      case 'node-failed':
        if (!event.willRetry) this.#running.delete(event.node);
        return true;
      case 'node-expanded':
      case 'node-skipped':
        this.#running.delete(event.node);
        return true;
      default:
        return true;
    }
  }

  /** How the death of workers during a node (`''`: before any) is shown as its failure. */
  crashFailure(node: string, times: number, reason: string): NodeFailure {
    const started = this.#running.get(node);
    const error = workerCrashed({ node, type: started?.type ?? '', times, reason });
    return {
      node,
      display: started?.display ?? node,
      ...(started?.parent !== undefined && { parent: started.parent }),
      ...(started?.submitted !== undefined && { submitted: started.submitted }),
      type: started?.type ?? '',
      code: error.code,
      kind: error.kind,
      text: error.text,
      exceptionType: 'WorkerCrashed',
      traceback: [],
      inputs: {},
      executed: [...this.#done],
    };
  }
}
