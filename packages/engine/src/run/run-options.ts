import type { ArtifactStore } from '../contracts/artifact-store.js';
import type { CacheStore } from '../contracts/cache-store.js';
import type { Logger } from '../contracts/logger.js';
import type { NodeFiles } from '../contracts/node-files.js';
import type { Capability } from '../definition/capability.js';
import type { Resources } from '../definition/node-definition.js';
import type { NodeRegistry } from '../definition/registry.js';
import type { Prompt } from '../graph/prompt.js';
import type { JsonObject } from '../json.js';
import type { NodeRecord } from './node-record.js';
import type { NodeFailure, RunEvent } from './run-event.js';

/** What an interrupted run had reached: finished nodes by id, expanded ones included. */
export interface RunProgress {
  readonly done: ReadonlyMap<string, NodeRecord>;
  /**
   * The cache keys they had, where they had one. A result is used if its node would get the same key now; where nothing is
   * known, as it is.
   */
  readonly keys?: ReadonlyMap<string, string>;
  /** Nodes that are not to be run again, because every attempt ended the process. They fail with this. */
  readonly failed?: ReadonlyMap<string, NodeFailure>;
}

/** One call of one node, for services that keep things per call. */
export interface CallIdentity {
  readonly runId: string;
  readonly nodeId: string;
  readonly callIndex: number;
}

/** What a run needs from the program it runs in. */
export interface RunServices {
  readonly registry: NodeRegistry;
  readonly cache: CacheStore;
  readonly store: ArtifactStore;
  readonly log: Logger;
  /** Free resources of this worker: `{cpu: 2, gpu: 0}`. A call that asks for more than there is gets all there is. */
  readonly resources: Resources;
  /** Provides a capability, or undefined. */
  use<T>(capability: Capability<T>): T | undefined;
  /** The files of one call; `dispose` is called when the call has ended. */
  files(call: CallIdentity): NodeFiles & { dispose(): Promise<void> };
}

/** One run. */
export interface RunRequest {
  readonly runId: string;
  readonly prompt: Prompt;
  /** The valid output nodes to be made, in the order of the prompt. */
  readonly outputs: readonly string[];
  /** What came with the prompt (`extra_pnginfo`), for files that carry their workflow. */
  readonly extra?: JsonObject;
  /** What to do when a node fails; `stop` by default. */
  readonly onError?: 'stop' | 'continue';
  /** Results of the same run from before a restart. */
  readonly resume?: RunProgress;
}

/** How the run is watched and stopped. */
export interface RunControls {
  readonly signal: AbortSignal;
  onEvent(event: RunEvent): void;
  /**
   * How long to wait for nodes that do not stop when told to; 5,000 by default. The run ends without them. More than that
   * is waited after a cancel only.
   */
  readonly graceMs?: number;
  /** One node at a time, so that it is known which one ends the process when it does. */
  readonly oneByOne?: boolean;
  /** How many nodes expansions may add, so that an endless loop ends; 500,000 by default. */
  readonly maxAddedNodes?: number;
}
