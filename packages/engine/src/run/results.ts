import type { FinishedNodes } from './find-finished.js';
import type { LiveNode } from './live-node.js';
import { mergeResults } from './merge-results.js';
import type { NodeRecord } from './node-record.js';
import { PendingPuts } from './pending-puts.js';
import type { CallResult } from './read-answer.js';
import type { RunScope } from './run-scope.js';
import type { Schedule } from './schedule.js';

/** Results of nodes that are gone from the graph and that this process still knows; the cache knows them all. */
const mostOfBranches = 500;

/** Takes in what nodes came to: keeps it, tells of it, and lets those go on that waited for it. */
export class Results {
  readonly #scope: RunScope;
  readonly #schedule: Schedule;
  readonly #outputs: ReadonlySet<string>;
  readonly #puts: PendingPuts;
  /** Keys of results from branches, oldest first. */
  readonly #ofBranches = new Set<string>();

  constructor(scope: RunScope, schedule: Schedule, outputs: ReadonlySet<string>) {
    this.#scope = scope;
    this.#schedule = schedule;
    this.#outputs = outputs;
    this.#puts = new PendingPuts(scope);
  }

  /** A node has made its calls, and the nodes it added have run. */
  finish(live: LiveNode, results: readonly CallResult[]): void {
    this.complete(live, mergeResults(live, results, this.#scope.graph), true);
    live.results = undefined;
  }

  complete(live: LiveNode, record: NodeRecord, ran: boolean): void {
    if (ran) {
      if (live.branch === undefined) this.#scope.executed.push(live.id);
      this.#keep(live, record);
    }
    this.#tellDone(live, record, ran);
    this.#schedule.done(live, record);
  }

  /** Nodes that were found to be finished: those of before a restart were told of then, those in the cache were not. */
  tellFound({ resumed, cached }: FinishedNodes, isTold: (live: LiveNode) => boolean): void {
    for (const live of [...resumed, ...cached.filter(isTold)]) this.#tellDone(live, live.record!, false);
  }

  /** Waits until what was made is kept. */
  settled(): Promise<void> {
    return this.#puts.settled();
  }

  #keep({ key, branch }: LiveNode, record: NodeRecord): void {
    if (key === undefined) return;
    this.#puts.put(key, record);
    this.#scope.computed.set(key, record);
    if (branch === undefined) return;
    this.#ofBranches.add(key);
    if (this.#ofBranches.size <= mostOfBranches) return;
    const [oldest] = this.#ofBranches;
    this.#ofBranches.delete(oldest!);
    this.#scope.computed.delete(oldest!);
  }

  #tellDone(live: LiveNode, record: NodeRecord, ran: boolean): void {
    this.#scope.emit({
      kind: 'node-done',
      ...live.identity,
      type: live.definition.type,
      ran,
      milliseconds: ran ? live.milliseconds : 0,
      ...(live.key === undefined ? {} : { key: live.key }),
      record,
      output: this.#outputs.has(live.id),
    });
  }
}
