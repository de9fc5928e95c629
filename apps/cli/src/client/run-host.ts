import type { FileReference, JsonObject, RunEvent } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { PackState, RunState } from '@talkgraph/runtime';

/** A run as the command line shows it. Times are milliseconds since 1970. */
export interface ShownRun {
  readonly id: string;
  readonly state: RunState;
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly failure?: { readonly display: string; readonly type: string; readonly text: LocalizedText };
  /** Its row, counted from 1, where it belongs to a batch. */
  readonly row?: number;
  /** How many rounds of its loops failed or were skipped. */
  readonly leftOut?: number;
}

/** A mistake that kept a node, or the whole workflow, from being accepted. */
export interface Mistake {
  readonly node?: string;
  readonly type?: string;
  readonly text: LocalizedText;
}

/** What is handed in. */
export interface HandedIn {
  /** API format; numbers as they were written. */
  readonly prompt: JsonObject;
  readonly workflow?: JsonObject;
  readonly onError: 'stop' | 'continue';
  /** An id of the caller's own. Without it the server gives one. */
  readonly runId?: string;
  /** What people call the run, and where it belongs. */
  readonly about?: { readonly title: string; readonly batch: string; readonly row: number };
}

/** Where workflows are run: a server that was there already, or one that lives as long as the command. */
export interface RunHost extends AsyncDisposable {
  readonly url: string;
  /** It was started for this command alone. */
  readonly own: boolean;
  /** Puts a file where workflows find it, and answers its name there. */
  importFile(path: string): Promise<string>;
  /** Hands a workflow in. Without `runId` it was refused; with it, outputs that have mistakes are left out. */
  submit(handedIn: HandedIn): Promise<{ readonly runId?: string; readonly mistakes: readonly Mistake[] }>;
  /** Tells everything that happens in a run, from its beginning, and answers when it has ended. */
  follow(runId: string, onEvent: (event: RunEvent) => void): Promise<ShownRun>;
  /** The files that the outputs of a run have saved to be kept. */
  results(runId: string): Promise<readonly FileReference[]>;
  /** Where a result lies: a path, or an address. */
  locate(file: FileReference): string;
  /** Copies a result to a path, replacing what is there. */
  fetch(file: FileReference, path: string): Promise<void>;
  queue(): Promise<{ readonly runs: readonly ShownRun[]; readonly paused: boolean }>;
  history(limit: number): Promise<readonly ShownRun[]>;
  /** All runs of a batch, the newest first. */
  batch(batch: string): Promise<readonly ShownRun[]>;
  /** Stops a run or takes it out of the queue; false when it neither runs nor waits. */
  cancel(runId: string): Promise<boolean>;
  /** Loads custom packs anew, and answers all packs, also those that could not be loaded. */
  reloadPacks(): Promise<readonly PackState[]>;
}
