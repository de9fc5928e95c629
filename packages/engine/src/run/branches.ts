import type { BranchOutcome, BranchPart } from '../definition/branch.js';
import type { Link } from '../graph/prompt.js';
import { Branch } from './branch.js';
import { type Grown, growGraph } from './grow-graph.js';
import type { LiveNode } from './live-node.js';
import type { OpenCall } from './open-call.js';
import type { Results } from './results.js';
import type { NodeFailure } from './run-event.js';
import { runHalted } from './run-halted.js';
import type { RunningNode, RunScope } from './run-scope.js';
import type { Schedule } from './schedule.js';

/** Runs parts of the graph inside the calls of nodes, and ends them. */
export class Branches {
  readonly #scope: RunScope;
  readonly #schedule: Schedule;
  readonly #results: Results;
  readonly #open = new Set<Branch>();
  /** Which branches wait for a node. */
  readonly #watched = new Map<LiveNode, Set<Branch>>();
  /** Failures that were told of, by node: what depends on them is lost. */
  readonly #failures = new Map<string, NodeFailure>();

  constructor(scope: RunScope, schedule: Schedule, results: Results) {
    this.#scope = scope;
    this.#schedule = schedule;
    this.#results = results;
    scope.halt.onHalt(() => {
      for (const branch of this.#open) branch.abandon(runHalted);
    });
  }

  /** Runs a part, and takes it out of the graph again. `leave` says that the call waits for it, until what it answers is called. */
  async run(
    call: OpenCall,
    part: BranchPart,
    wanted: readonly Link[],
    leave: () => () => void,
  ): Promise<BranchOutcome> {
    const { graph } = this.#scope;
    const branch = new Branch(call);
    this.#open.add(branch);
    if (this.#scope.halt.reason !== undefined) branch.abandon(runHalted);
    try {
      const growth = { parts: [part], wanted, branch, onError: 'stop' } as const;
      const { sources, outputs, finished } = await growGraph(this.#scope, call.live, growth);
      if (this.#scope.halt.reason !== undefined || branch.isStopped) throw runHalted;
      this.#results.tellFound(finished, (live) => live.branch === branch || live.definition.outputNode === true);
      this.#await(branch, [...sources, ...outputs]);
      branch.onSettled = leave();
      branch.settle();
      await branch.settled;
      if (branch.isStopped && branch.failure === undefined) throw runHalted;
      return this.#outcome(branch, wanted, { sources, outputs });
    } finally {
      this.#open.delete(branch);
      for (const live of branch.awaited) this.#watched.get(live)?.delete(branch);
      for (const id of branch.ids) {
        const live = graph.live(id);
        if (live !== undefined) this.#schedule.forget(live);
        this.#failures.delete(id);
      }
      graph.remove(branch.ids);
    }
  }

  /** Takes note of a node's failure. Answers whether it is caught: it is then told of as such, and the run goes on. */
  caught(live: LiveNode, failure: NodeFailure): boolean {
    this.#failures.set(live.id, failure);
    const { branch } = live;
    if (branch === undefined) return false;
    this.#scope.emit({ kind: 'node-failed', ...live.identity, failure, willRetry: false, caught: true });
    if (live.onError === 'stop') branch.failure ??= failure;
    this.#schedule.failed(live);
    if (live.onError === 'stop') this.#stop(branch, live.id);
    return true;
  }

  /** A node is done, has failed, or is skipped. */
  onEnd(live: LiveNode): void {
    const watching = this.#watched.get(live);
    this.#watched.delete(live);
    for (const branch of watching ?? []) {
      branch.awaited.delete(live);
      branch.settle();
    }
  }

  onTurn(running: RunningNode): void {
    running.live.branch?.running.add(running);
  }

  afterTurn(running: RunningNode): void {
    running.live.branch?.running.delete(running);
    running.live.branch?.settle();
  }

  /** The call that runs these parts has ended, or is to end. */
  stopOf(call: OpenCall): void {
    for (const branch of this.#open) if (branch.call === call) this.#stop(branch, call.live.id);
  }

  #await(branch: Branch, nodes: readonly LiveNode[]): void {
    for (const live of nodes) {
      if (live.state === 'done' || live.state === 'failed' || live.state === 'skipped') continue;
      branch.awaited.add(live);
      const watching = this.#watched.get(live);
      if (watching === undefined) this.#watched.set(live, new Set([branch]));
      else watching.add(branch);
    }
    for (const live of nodes) this.#schedule.demand(live);
  }

  #stop(branch: Branch, because: string): void {
    if (branch.isStopped) return;
    branch.isStopped = true;
    for (const running of branch.running) running.isOver = true;
    for (const call of this.#scope.calls) if (call.live.branch === branch) call.abort(stopped());
    for (const id of branch.ids) {
      const live = this.#scope.graph.live(id);
      if (live !== undefined && live.state !== 'running') this.#schedule.drop(live, because);
    }
    branch.settle();
  }

  #outcome(
    branch: Branch,
    wanted: readonly Link[],
    { sources, outputs: made }: Pick<Grown, 'sources' | 'outputs'>,
  ): BranchOutcome {
    if (branch.failure !== undefined) return { status: 'failed', failure: branch.failure };
    // An output node whose failure is to be passed over takes nothing away from the part.
    for (const live of [...sources, ...made.filter(({ onError }) => onError === 'stop')]) {
      const failure = live.state === 'done' ? undefined : this.#failureOf(live);
      if (failure !== undefined) return { status: 'failed', failure };
    }
    const outputs = wanted.map(({ slot }, index) => sources[index]!.record?.outputs[slot] ?? []);
    const met = outputs.flat().flatMap((item) => ('blocked' in item && item.blocked !== null ? [item.blocked] : []));
    const blocked = branch.blocked ?? met[0];
    return { status: 'done', outputs, ...(blocked === undefined ? {} : { blocked }) };
  }

  #failureOf(live: LiveNode): NodeFailure | undefined {
    return this.#failures.get(this.#schedule.lostTo(live) ?? live.id);
  }
}

/** The reason of aborted signals in a part that is stopped. */
function stopped(): DOMException {
  return new DOMException('This part of the graph was stopped because another node of it failed.', 'AbortError');
}
