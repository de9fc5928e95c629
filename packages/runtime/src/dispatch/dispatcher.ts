import type { FileReference, Json, JsonObject, NodeFailure, NodeRecord, RunEvent } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** Where a run stands. `partial`: some outputs were made, others failed under the policy `continue`. */
export type RunState = 'pending' | 'running' | 'success' | 'partial' | 'error' | 'cancelled';

/** What is handed in to be run; validated already. */
export interface SubmitRequest {
  /** Made up where not given. Must be new. */
  readonly runId?: string;
  /** The API-format prompt as JSON text, as it was written (`5.0` stays `5.0`). */
  readonly promptText: string;
  /** The output nodes to be made. */
  readonly outputs: readonly string[];
  /** What came along (`extra_data` of ComfyUI's API), kept and given back. */
  readonly extra: JsonObject;
  /** Who gets the events of this run. */
  readonly clientId?: string;
  /** Lower runs first; the next higher number where not given. */
  readonly number?: number;
  /** Before everything that waits. */
  readonly front?: boolean;
  readonly onError?: 'stop' | 'continue';
  /** A second submission with the same key answers the first run. */
  readonly idempotencyKey?: string;
  /** Called when the run ends. */
  readonly webhookUrl?: string;
  /** What people call it. */
  readonly title?: string;
  /** The batch it belongs to, and its row there. */
  readonly batch?: string;
  readonly row?: number;
}

/** A run as the store knows it. */
export interface StoredRun {
  readonly runId: string;
  /** Its place in the queue; lower runs first. */
  readonly number: number;
  readonly state: RunState;
  readonly promptText: string;
  readonly outputs: readonly string[];
  readonly extra: JsonObject;
  readonly clientId?: string;
  readonly onError: 'stop' | 'continue';
  readonly webhookUrl?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly failure?: NodeFailure;
  readonly title?: string;
  readonly batch?: string;
  readonly row?: number;
  /** The file that shows best what it made so far. */
  readonly preview?: FileReference;
  /** How many files it has saved, results of earlier runs that it used again included. */
  readonly filesCount?: number;
  /** How many rounds of its loops failed or were skipped; known when it has ended. */
  readonly leftOut?: number;
}

/** A run without what was submitted, which may be megabytes. */
export type RunHead = Omit<StoredRun, 'promptText' | 'extra'>;

/** What a node of a run came to. */
export interface StoredNode {
  readonly nodeId: string;
  readonly displayId: string;
  readonly parentId?: string;
  readonly type: string;
  /** Whether it ran in this run, or came from the cache. */
  readonly ran: boolean;
  readonly milliseconds: number;
  readonly record: NodeRecord;
  readonly output: boolean;
  /** What its result was cached under; undefined where it could not be. */
  readonly key?: string;
  /** The most memory that its worker had while it ran. */
  readonly memoryBytes?: number;
}

/** An event with its place in the run's and in the whole server's sequence. Progress and previews have none: not kept. */
export interface DispatchedEvent {
  readonly runId: string;
  readonly clientId?: string;
  readonly sequence?: number;
  readonly at: number;
  readonly event: RunEvent;
}

/** Changes that concern everybody: the queue's length, a worker's state. */
export type DispatcherNotice =
  | { readonly kind: 'queue-changed' }
  | { readonly kind: 'run-changed'; readonly runId: string; readonly state: RunState }
  | { readonly kind: 'workers-changed' }
  | { readonly kind: 'packs-changed' };

/** Which runs to list, newest first unless said. */
export interface RunFilter {
  readonly states?: readonly RunState[];
  readonly limit?: number;
  readonly offset?: number;
  readonly oldestFirst?: boolean;
  readonly sortBy?: 'created' | 'duration';
  readonly workflowId?: string;
  readonly batch?: string;
  /** Words that have to stand in its id, its title, its nodes' titles or the names of its files. */
  readonly search?: string;
}

/** A model in a worker's memory. */
export interface WorkerModel {
  readonly name: string;
  /** As ONNX Runtime calls it: `cpu`, `cuda`. */
  readonly provider: string;
  /** What it is counted as. */
  readonly bytes: number;
  readonly loadMs: number;
  /** How often this worker loaded it: more than once where it had to make room in between. */
  readonly loads: number;
  readonly runs: number;
  /** Of a run. */
  readonly meanMs: number;
  readonly busy: boolean;
  /** Milliseconds since it was last used. */
  readonly idleMs: number;
}

/** A worker process. */
export interface WorkerState {
  readonly id: number;
  readonly pid: number | undefined;
  readonly state: 'starting' | 'idle' | 'running' | 'stopping';
  readonly runId?: string;
  /** How its process ended before it was ready, and how often in a row: something is wrong with the installation. */
  readonly failedStart?: { readonly times: number; readonly reason: string };
  /** Bytes of resident memory, and loaded models, as it last said. */
  readonly memoryBytes?: number;
  readonly models?: readonly WorkerModel[];
  /** How many bytes its models may take; kinds of memory without a limit are left out. */
  readonly modelLimits?: { readonly ram?: number; readonly vram?: number };
  readonly gpus?: readonly { readonly name: string; readonly memoryBytes: number; readonly freeBytes: number }[];
}

/** A pack as it was loaded, or why it was not. */
export interface PackState {
  readonly name: string;
  /** Its folder; undefined for built-in packs. */
  readonly folder?: string;
  readonly version?: string;
  readonly nodeTypes: readonly string[];
  readonly problem?: { readonly code: string; readonly text: LocalizedText };
}

/** Owns the queue, the history and the workers. The one door to runs, for the server and the command line. */
export interface Dispatcher {
  /** Keeps the run, then queues it. When this answers, the run survives a crash. @throws RUN_ID_TAKEN, RUN_NOT_STORED */
  submit(request: SubmitRequest): Promise<{ readonly run: StoredRun; readonly repeated: boolean }>;

  /** Running and waiting runs, in the order they (will) run. */
  queue(): Promise<{ readonly running: readonly StoredRun[]; readonly pending: readonly StoredRun[] }>;
  /** The same by their ids. */
  queuedIds(): Promise<{ readonly running: readonly string[]; readonly pending: readonly string[] }>;
  /** How many runs run or wait. */
  remaining(): number;
  readonly paused: boolean;
  /** No waiting run begins until `resume`, also after a restart; what has begun goes on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Moves a waiting run. @throws RUN_NOT_PENDING */
  move(runId: string, to: 'front' | 'back' | { readonly before: string }): Promise<void>;
  /** Removes waiting runs from the queue; answers those that were waiting. They end as cancelled. */
  remove(runIds: readonly string[]): Promise<readonly string[]>;
  clear(): Promise<number>;
  /** Stops a running run, or removes a waiting one; false when it is neither. All running ones without an id. */
  cancel(runId?: string): Promise<boolean>;

  run(runId: string): Promise<StoredRun | undefined>;
  runs(filter: RunFilter): Promise<{ readonly runs: readonly StoredRun[]; readonly total: number }>;
  /** As `runs`, for lists that do not show what was submitted. */
  runHeads(filter: RunFilter): Promise<{ readonly runs: readonly RunHead[]; readonly total: number }>;
  nodes(runId: string): Promise<readonly StoredNode[]>;
  /** The nodes of several runs at once; runs without nodes are left out. */
  nodesOf(runIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredNode[]>>;
  /** Results in the cache, by the keys they are stored under: what nodes came to that a run did not run again. */
  cached(keys: readonly string[]): Promise<ReadonlyMap<string, NodeRecord>>;
  /** Events of one run, or of all, after a sequence number; oldest first. */
  events(filter: {
    readonly runId?: string;
    readonly since?: number;
    readonly limit?: number;
  }): Promise<readonly DispatchedEvent[]>;
  /** The place of the last event that was told, of all runs; 0 before any. */
  readonly sequence: number;
  /** Forgets ended runs with their records; files stay. All of them without ids. */
  forget(runIds?: readonly string[]): Promise<void>;
  /** Forgets ended runs and removes the files that they made and that no other run names; answers those. */
  forgetWithFiles(runIds: readonly string[]): Promise<readonly FileReference[]>;

  /** Every event as it happens, after it was stored. Answers how to stop listening. */
  onEvent(listener: (event: DispatchedEvent) => void): () => void;
  onNotice(listener: (notice: DispatcherNotice) => void): () => void;

  /** Asks a worker to do something that needs the media libraries: `thumbnail`, `waveform`, `picture`, `probe`. */
  task(name: string, params: JsonObject, options?: { readonly signal?: AbortSignal }): Promise<Json>;
  /** Unloads models, or restarts idle workers to give all memory back; running workers do so after their run. */
  free(what: { readonly models: boolean; readonly memory: boolean }): Promise<void>;
  workers(): readonly WorkerState[];
  /** Lets workers load custom packs anew: idle ones restart now, running ones after their run. */
  reloadPacks(): Promise<void>;

  /** Ends the workers; runs that were under way continue at the next start. */
  close(): Promise<void>;
}
