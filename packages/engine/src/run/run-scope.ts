import type { GatheredInputs } from './gather-inputs.js';
import type { Halt } from './halt.js';
import type { LiveGraph } from './live-graph.js';
import type { LiveNode } from './live-node.js';
import type { NodeRecord } from './node-record.js';
import type { OpenCall } from './open-call.js';
import type { Pacer } from './pacer.js';
import type { ResourcePool } from './resource-pool.js';
import type { RunEvent } from './run-event.js';
import type { RunRequest, RunServices } from './run-options.js';

/** What all parts of one run share. */
export interface RunScope {
  readonly request: RunRequest;
  readonly services: RunServices;
  readonly graph: LiveGraph;
  readonly pool: ResourcePool;
  readonly pacer: Pacer;
  readonly halt: Halt;
  /** Calls under way. */
  readonly calls: Set<OpenCall>;
  /** Results of this run by cache key, for nodes that turn out to be equal to one that has run. */
  readonly computed: Map<string, NodeRecord>;
  /** Ids of nodes that have run, in order. */
  readonly executed: string[];
  /** How long to wait for calls that are told to stop, because they took too long or another node failed. */
  readonly graceMs: number;
  /** The same after a cancel, when whoever runs this may prefer to end the process instead. */
  readonly cancelGraceMs: number;
  emit(event: RunEvent): void;
}

/** A node under way. */
export interface RunningNode {
  readonly live: LiveNode;
  /** What arrived, once that is known. */
  inputs: GatheredInputs | undefined;
  /** It has failed; calls that have not begun are not made. */
  isOver: boolean;
  /** Lets other nodes start, because this one waits for something. */
  release(): void;
}
