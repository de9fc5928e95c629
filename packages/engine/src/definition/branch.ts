import type { NodeRecord, OutputItem } from '../run/node-record.js';
import type { NodeFailure } from '../run/run-event.js';
import type { ChildOutput } from './node-result.js';
import type { Subgraph } from './subgraph.js';

/**
 * What came of a part of the graph that was run inside a node's call. `outputs` has, for each output that was asked for,
 * all its items. `blocked` is the first message that a value of the part was blocked with.
 */
export type BranchOutcome =
  | { readonly status: 'done'; readonly outputs: readonly (readonly OutputItem[])[]; readonly blocked?: string }
  | { readonly status: 'failed'; readonly failure: NodeFailure };

/** A part of the graph to be run inside a node's call. */
export interface BranchPart extends Subgraph {
  /** Nodes that need not run because what they come to is known. Equal values have equal cache keys, whatever the node. */
  readonly given?: ReadonlyMap<string, NodeRecord>;
}

/** A copy of the nodes between the start and the end of a region. */
export interface RegionCopy {
  readonly part: BranchPart;
  /** For each input of the node that closes the region which is linked and `rawLink`: the output to ask for. */
  readonly outputs: Readonly<Record<string, ChildOutput>>;
  /** The copied nodes, but for those inside regions within this one. */
  readonly nodes: readonly { readonly type: string; out(slot: number): ChildOutput }[];
}
