import type { LiveGraph } from './live-graph.js';
import type { LiveNode } from './live-node.js';
import type { NodeRecord } from './node-record.js';
import { ReadyQueue } from './ready-queue.js';

/** Whoever follows the nodes of a schedule. */
export interface ScheduleListener {
  /** A node cannot run, because of the failed one. */
  onSkip(node: LiveNode, because: string): void;
  /** A node is done, has failed, or is skipped. */
  onEnd(node: LiveNode): void;
}

/** Knows what waits for what, and what can go on now. Every step costs as much as the links it touches. */
export class Schedule {
  readonly #graph: LiveGraph;
  readonly #ready = new ReadyQueue();
  /** Nodes that are needed and not finished. */
  readonly #open = new Set<LiveNode>();
  /** Nodes that have no result, with the failed node this is due to. */
  readonly #lostTo = new Map<LiveNode, string>();
  /** Nodes found to depend on those, still to be skipped. */
  readonly #lost: (readonly [node: LiveNode, because: string])[] = [];
  readonly #listener: ScheduleListener;

  constructor(graph: LiveGraph, listener: ScheduleListener) {
    this.#graph = graph;
    this.#listener = listener;
  }

  get open(): ReadonlySet<LiveNode> {
    return this.#open;
  }

  next(): LiveNode | undefined {
    for (let node = this.#ready.pop(); node !== undefined; node = this.#ready.pop()) {
      // It may have been dropped meanwhile.
      if (node.state === 'ready') return node;
    }
    return undefined;
  }

  /** Makes a node run, and before it what it needs. */
  demand(node: LiveNode): void {
    const stack = [node];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.state !== 'idle') continue;
      next.state = 'waiting';
      this.#open.add(next);
      for (const { name, link, lazy } of next.links) {
        if (lazy && !next.asked.has(name)) continue;
        const source = this.#graph.source(next.id, link);
        this.#wait(next, source);
        stack.push(source);
      }
      this.#settle(next);
    }
    this.#skipLost();
  }

  /** Lets a node wait for further ones, before it gets another turn. */
  await(node: LiveNode, state: 'waiting' | 'expanded', sources: readonly LiveNode[]): void {
    node.state = state;
    for (const source of sources) {
      this.demand(source);
      this.#wait(node, source);
    }
    this.#settle(node);
    this.#skipLost();
  }

  /** Gives a node another turn as it is, unless it is not wanted any more. */
  again(node: LiveNode): void {
    if (node.state === 'ready') this.#ready.push(node);
  }

  done(node: LiveNode, record: NodeRecord): void {
    node.state = 'done';
    node.record = record;
    this.#open.delete(node);
    const { dependants } = node;
    node.dependants = [];
    for (const dependant of dependants) {
      dependant.waitingFor--;
      this.#settle(dependant);
    }
    this.#listener.onEnd(node);
  }

  /** Marks a node as failed, and skips all that depends on it. */
  failed(node: LiveNode): void {
    node.state = 'failed';
    this.#end(node, node.id);
    this.#skipLost();
  }

  /** Gives a node up that nobody wants any more. Those that depend on it are dropped by whoever drops it. */
  drop(node: LiveNode, because: string): void {
    if (isFinal(node)) return;
    const wasWanted = node.state !== 'idle';
    node.state = 'skipped';
    this.#open.delete(node);
    if (wasWanted) this.#listener.onSkip(node, because);
  }

  /** The failed node that this one has no result because of. */
  lostTo(node: LiveNode): string | undefined {
    return this.#lostTo.get(node);
  }

  /** Forgets nodes that are no longer part of the graph. */
  forget(node: LiveNode): void {
    this.#lostTo.delete(node);
  }

  #wait(node: LiveNode, source: LiveNode): void {
    if (source.state === 'done') return;
    node.waitingFor++;
    const because = this.#lostTo.get(source);
    if (because === undefined) source.dependants.push(node);
    else this.#lost.push([node, because]);
  }

  #settle(node: LiveNode): void {
    if (node.waitingFor > 0 || (node.state !== 'waiting' && node.state !== 'expanded')) return;
    node.state = 'ready';
    this.#ready.push(node);
  }

  #skipLost(): void {
    for (let lost = this.#lost.pop(); lost !== undefined; lost = this.#lost.pop()) {
      const [node, because] = lost;
      if (node.state !== 'waiting' && node.state !== 'expanded') continue;
      node.state = 'skipped';
      this.#listener.onSkip(node, because);
      this.#end(node, because);
    }
  }

  #end(node: LiveNode, because: string): void {
    this.#open.delete(node);
    this.#lostTo.set(node, because);
    for (const dependant of node.dependants) this.#lost.push([dependant, because]);
    node.dependants = [];
    this.#listener.onEnd(node);
  }
}

function isFinal({ state }: LiveNode): boolean {
  return state === 'done' || state === 'failed' || state === 'skipped';
}
