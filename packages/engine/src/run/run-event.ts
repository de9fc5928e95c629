import type { LocalizedText } from '@talkgraph/errors';
import type { Preview, ProgressReport } from '../definition/node-context.js';
import type { Json } from '../json.js';
import type { NodeRecord } from './node-record.js';

/** How a node is shown: expanded nodes stand for a submitted one. */
export interface NodeIdentity {
  readonly node: string;
  /** The submitted node (or the one an expansion names) that it is shown as. */
  readonly display: string;
  /** The node that was expanded into it. */
  readonly parent?: string;
  /** The submitted node that all began with; given where `parent` is. */
  readonly submitted?: string;
}

/** What a node's failure looks like to clients. */
export interface NodeFailure extends NodeIdentity {
  readonly type: string;
  /** The error's code: a catalogued one, or NODE_FAILED. */
  readonly code: string;
  readonly kind: 'user' | 'operational' | 'bug';
  readonly text: LocalizedText;
  /** The class of what was thrown, for ComfyUI clients: `ValueError`, `graph.DependencyCycleError`. */
  readonly exceptionType: string;
  readonly traceback: readonly string[];
  /** What the node itself threw, where `text` says more than that. */
  readonly exceptionMessage?: string;
  readonly inputs: { readonly [name: string]: Json };
  /** Nodes that had run by then. */
  readonly executed: readonly string[];
}

/** How a run ended. `partial`: some outputs were made, others failed under the policy `continue`. */
export type RunStatus = 'success' | 'partial' | 'error' | 'cancelled';

/**
 * What happens in a run, in order. The same list is kept in the store with sequence numbers (except progress, previews
 * and `node-done`'s record, which has a table of its own) and sent to subscribers.
 */
export type RunEvent =
  | { readonly kind: 'run-started' }
  /** Nodes found in the cache when the run began, and the keys under which their results lie there. */
  | {
      readonly kind: 'nodes-cached';
      readonly nodes: readonly string[];
      readonly keys?: { readonly [node: string]: string };
    }
  | ({ readonly kind: 'node-started'; readonly type: string } & NodeIdentity)
  | ({ readonly kind: 'node-progress' } & NodeIdentity & Omit<ProgressReport, 'node'>)
  | ({ readonly kind: 'node-preview'; readonly preview: Preview } & NodeIdentity)
  | ({ readonly kind: 'node-note'; readonly text: LocalizedText } & NodeIdentity)
  /** `ran` is false where the result came from the cache or from before a restart. `milliseconds`: time spent running. */
  | ({
      readonly kind: 'node-done';
      readonly type: string;
      readonly ran: boolean;
      readonly milliseconds: number;
      readonly key?: string;
      readonly record: NodeRecord;
      /** Whether it is one of the run's outputs. */
      readonly output: boolean;
      /** The most memory that the program running the graph had meanwhile; that program adds it. */
      readonly memoryBytes?: number;
    } & NodeIdentity)
  | ({ readonly kind: 'node-expanded'; readonly children: readonly string[] } & NodeIdentity)
  /** A call met a block that has a message. The run goes on. */
  | ({ readonly kind: 'node-blocked'; readonly type: string; readonly message: string } & NodeIdentity)
  /** `caught`: by the node that ran it as a part of its own work, such as one round of a loop. The run goes on. */
  | ({
      readonly kind: 'node-failed';
      readonly failure: NodeFailure;
      readonly willRetry: boolean;
      readonly caught?: true;
    } & NodeIdentity)
  /** Not run because what it depends on failed. */
  | ({ readonly kind: 'node-skipped'; readonly because: string } & NodeIdentity)
  | { readonly kind: 'run-done'; readonly status: RunStatus; readonly failure?: NodeFailure };
