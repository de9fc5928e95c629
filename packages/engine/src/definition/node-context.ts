import type { LocalizedText } from '@talkgraph/errors';
import type { ArtifactStore } from '../contracts/artifact-store.js';
import type { Logger } from '../contracts/logger.js';
import type { NodeFiles } from '../contracts/node-files.js';
import type { PromptNode } from '../graph/prompt.js';
import type { Json, JsonObject } from '../json.js';
import type { BranchOutcome, BranchPart, RegionCopy } from './branch.js';
import type { Capability } from './capability.js';
import type { ChildOutput } from './node-result.js';
import type { SubgraphBuilder } from './subgraph.js';

/** A picture of work in progress, shown on the node and not kept. */
export interface Preview {
  readonly mimeType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** Progress of one call. `node` names another node of the same fused render; without it, the call's own. */
export interface ProgressReport {
  readonly done: number;
  readonly total: number;
  readonly node?: string;
  /** What is being done now: `render`, `face`… */
  readonly stage?: string;
  readonly framesPerSecond?: number;
  readonly milliseconds?: number;
}

/** The values a node before this one has made, of all its outputs. */
export interface UpstreamResult {
  readonly node: string;
  readonly values: readonly Json[];
}

/** What one call of a node may use. */
export interface NodeContext {
  readonly runId: string;
  readonly nodeId: string;
  /** Position in the list the node is called over; 0 when it is called once. */
  readonly callIndex: number;
  /** A service the worker provides. @throws CAPABILITY_MISSING */
  use<T>(capability: Capability<T>): T;
  readonly log: Logger;
  /** Aborted when the run is cancelled or the call takes too long. Long work watches it. */
  readonly signal: AbortSignal;
  progress(report: ProgressReport): void;
  preview(preview: Preview): void;
  /** Says something on the node that is no failure: "No GPU was found, so the CPU does the work." Kept in history. */
  note(text: LocalizedText): void;
  readonly files: NodeFiles;
  readonly store: ArtifactStore;
  /**
   * What the nodes that this one depends on have made, cached results included, each node after those it depends on
   * itself. A sink that renders a chain of recipes finds out by it whose frames it is making. Ids are not put into values,
   * because equal nodes of other workflows share their cached results.
   */
  upstream?(): Iterable<UpstreamResult>;
  /** Begins a sub-graph to be answered as `expand`. Each call of this makes ids of its own. */
  subgraph(): SubgraphBuilder;
  /**
   * Runs a part of the graph inside this call: the outputs asked for, and the output nodes among the part. A failure in it
   * is answered and does not fail the run; what else runs in the part is stopped then. Nodes of the part may be linked to
   * nodes outside, which run once. Afterwards the part is gone, so that many may follow each other. Several may run at the
   * same time; the call holds none of its resources meanwhile.
   * @throws EXPANSION_ID_TAKEN, EXPANSION_TOO_LARGE, NODE_TYPE_NOT_LOADED, LINK_UNKNOWN, NODE_OUTPUT_INVALID
   */
  branch(part: BranchPart, wanted: readonly ChildOutput[]): Promise<BranchOutcome>;
  /**
   * For a node that closes a region: a copy of the nodes between, in which the outputs of the region's start are these
   * values, by output key; those left out are null.
   * @param round tells the copies apart; results are found again after a restart under the same name
   * @throws REGION_NOT_CLOSED
   */
  region(round: string, given: Readonly<Record<string, Json>>): RegionCopy;
}

/** The running graph, expanded nodes included; a hidden input of kind DYNPROMPT. */
export interface GraphView {
  node(id: string): PromptNode | undefined;
  ids(): Iterable<string>;
  /** The submitted node that an expanded node is shown as. */
  displayId(id: string): string;
}

/** What arrives for each kind of hidden input. */
export interface HiddenValues {
  readonly PROMPT: JsonObject;
  readonly DYNPROMPT: GraphView;
  readonly EXTRA_PNGINFO: JsonObject | undefined;
  readonly UNIQUE_ID: string;
}
