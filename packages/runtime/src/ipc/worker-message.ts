import type {
  FileReference,
  Json,
  JsonObject,
  NodeFailure,
  NodeRecord,
  RunEvent,
  SaveRequest,
} from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { WorkerState } from '../dispatch/dispatcher.js';

/** A finished node of an interrupted earlier attempt. */
export interface FinishedNode {
  readonly node: string;
  readonly record: NodeRecord;
  /** What its result was cached under. */
  readonly key?: string;
}

/** A run as a worker receives it. */
export interface RunAssignment {
  readonly runId: string;
  readonly promptText: string;
  readonly outputs: readonly string[];
  readonly extra: JsonObject;
  readonly onError: 'stop' | 'continue';
  /** What an interrupted earlier attempt had finished. */
  readonly done: readonly FinishedNode[];
  /** Nodes that earlier attempts died in, again and again: they are not run, and fail with this. */
  readonly failed: readonly NodeFailure[];
  /** A worker died with several nodes under way: alone, each shows whether it was to blame. */
  readonly oneByOne: boolean;
}

/** What a worker asks of the process that owns the store, by method. */
export interface WorkerRequests {
  'cache.find': { params: { keys: readonly string[] }; answer: readonly (readonly [string, NodeRecord])[] };
  /** The name that belongs to the n-th file of a call; the same one each time it is asked. */
  'files.reserve': {
    params: { runId: string; nodeId: string; callIndex: number; ordinal: number; request: SaveRequest };
    answer: FileReference;
  };
}

/** A failure that crosses a process border. */
export interface WireError {
  readonly code: string;
  readonly kind: 'user' | 'operational' | 'bug';
  readonly text: LocalizedText;
  readonly stack?: string;
}

/** Sent to a worker. */
export type ToWorker =
  | { readonly kind: 'run'; readonly run: RunAssignment }
  | { readonly kind: 'cancel'; readonly runId: string }
  | { readonly kind: 'task'; readonly id: number; readonly name: string; readonly params: JsonObject }
  | { readonly kind: 'cancel-task'; readonly id: number }
  | { readonly kind: 'free'; readonly models: boolean; readonly memory: boolean }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: Json; readonly error?: WireError }
  /** Everything in this batch is stored. */
  | { readonly kind: 'stored'; readonly batch: number };

/**
 * What really travels from a worker: messages in order. Only a few batches are sent before one is stored, so that a slow
 * store slows the worker's messages down instead of piling them up, and one transaction holds what gathered meanwhile.
 */
export interface WorkerBatch {
  readonly batch: number;
  readonly messages: readonly FromWorker[];
}

/** Said by a worker. */
export type FromWorker =
  | { readonly kind: 'ready'; readonly facts: Pick<WorkerState, 'gpus' | 'modelLimits'> }
  | { readonly kind: 'event'; readonly runId: string; readonly event: RunEvent }
  /** The run is over and everything it used is put away: the worker can take another one. */
  | { readonly kind: 'idle'; readonly runId: string }
  /** A result for the cache. */
  | { readonly kind: 'cache'; readonly key: string; readonly record: NodeRecord }
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly method: keyof WorkerRequests;
      readonly params: JsonObject;
    }
  | { readonly kind: 'task-done'; readonly id: number; readonly value?: Json; readonly error?: WireError }
  | { readonly kind: 'log'; readonly line: JsonObject }
  | { readonly kind: 'facts'; readonly facts: Pick<WorkerState, 'memoryBytes' | 'models' | 'gpus'> };
