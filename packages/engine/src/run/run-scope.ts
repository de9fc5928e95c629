import type { BranchOutcome, BranchPart } from '../definition/branch.js';
import type { Link } from '../graph/prompt.js';
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
  /** What nodes have said of the submitted nodes they are shown as, in parts that run many times. */
  readonly remarks: Map<string, Set<string>>;
  emit(event: RunEvent): void;
  readonly branches: CallBranches;
}

/** Runs parts of the graph for calls. */
export interface CallBranches {
  run(call: OpenCall, part: BranchPart, wanted: readonly Link[], leave: () => () => void): Promise<BranchOutcome>;
  /** The call is over: what still runs for it is stopped. */
  stopOf(call: OpenCall): void;
}

/** A node under way. */
export interface RunningNode {
  readonly live: LiveNode;
  /** What arrived, once that is known. */
  inputs: GatheredInputs | undefined;
  /** It has failed; calls that have not begun are not made. */
  isOver: boolean;
  /** For how many parts of the graph, which it runs itself, it waits. */
  waits: number;
  /** Lets other nodes start, because this one waits for something. */
  release(): void;
  /** It waits for nodes that it runs itself, until what this answers is called. */
  leave(): () => void;
}
