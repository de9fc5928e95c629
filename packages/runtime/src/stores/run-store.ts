import type { FileReference, RunEvent } from '@talkgraph/engine';
import type {
  DispatchedEvent,
  RunFilter,
  RunHead,
  StoredNode,
  StoredRun,
  SubmitRequest,
} from '../dispatch/dispatcher.js';

/** Something that has happened in a run, before it is stored. */
export interface HappenedEvent {
  readonly runId: string;
  readonly clientId?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly event: RunEvent;
}

/** Where a waiting run is moved to. */
export type QueuePlace = 'front' | 'back' | { readonly before: string };

/** Which events to read; all of them where nothing is said. */
export interface EventFilter {
  readonly runId?: string;
  /** Only those after this sequence number. */
  readonly since?: number;
  readonly limit?: number;
}

/**
 * Keeps runs, what happened in them, and what their nodes came to. What a promise of it has answered survives the death
 * of the process. Backends pass `runStoreConformance`.
 */
export interface RunStore {
  /** Keeps a waiting run. An idempotency key that is known already answers its run, `repeated`. @throws RUN_ID_TAKEN */
  add(request: SubmitRequest & { readonly runId: string; readonly createdAt: number }): Promise<{
    readonly run: StoredRun;
    readonly repeated: boolean;
  }>;
  find(runId: string): Promise<StoredRun | undefined>;
  list(filter: RunFilter): Promise<{ readonly runs: readonly StoredRun[]; readonly total: number }>;
  /** As `list`, without what was submitted. */
  listHeads(filter: RunFilter): Promise<{ readonly runs: readonly RunHead[]; readonly total: number }>;
  /** The ids of the runs that have not ended, in the order they run. */
  unfinishedIds(): Promise<{ readonly running: readonly string[]; readonly pending: readonly string[] }>;
  /** Runs that have not ended, in the order they run. */
  unfinished(): Promise<{ readonly running: readonly StoredRun[]; readonly pending: readonly StoredRun[] }>;
  /** The waiting run whose turn is next. */
  nextPending(): Promise<StoredRun | undefined>;
  /** The waiting run is running from now on. */
  begin(runId: string, at: number): Promise<void>;
  /** Moves a waiting run. @throws RUN_NOT_PENDING when it, or the one it should go before, does not wait */
  move(runId: string, place: QueuePlace): Promise<void>;
  /** Remembers that a running run is to end, in case the process dies first. */
  markCancelling(runId: string): Promise<void>;
  /** The running runs that are to end. */
  cancelling(): Promise<readonly string[]>;
  /** Counts the death of a worker during these nodes of a run; answers how often each has been hit by now. */
  countCrash(runId: string, nodeIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Keeps what happened, all of it or nothing: events under new sequence numbers, records of finished nodes, the end of
   * runs. Progress and previews are passed through without a number. Answers the events in the order given.
   */
  record(events: readonly HappenedEvent[]): Promise<readonly DispatchedEvent[]>;
  /** What the nodes of runs came to, in the order they finished; runs without nodes are left out. */
  nodesOf(runIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredNode[]>>;
  /** Events, oldest first. */
  events(filter: EventFilter): Promise<readonly DispatchedEvent[]>;
  /** The highest sequence number ever dealt out; 0 before any. */
  lastSequence(): Promise<number>;
  /** The files that these runs made, where they have ended, and that no other run names. */
  filesOnlyOf(runIds: readonly string[]): Promise<readonly FileReference[]>;
  /** Forgets ended runs (all, where none are named) with everything that was kept about them. */
  forget(runIds?: readonly string[]): Promise<void>;
  /** Ended runs beyond the newest so many, oldest first. */
  endedBeyond(count: number): Promise<readonly string[]>;
}
