import type { JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { randomId } from '../api/random-id.js';

/** A row of a batch: one job. Every cell is text, as in a spreadsheet; columns say what it means. */
export interface BatchRow {
  readonly id: string;
  /** By the columns' keys; a cell that is missing is empty. */
  readonly cells: Readonly<Record<string, string>>;
}

/** What became of a row when it was last handed in. */
export interface RowRun {
  /** Counts how often the row was handed in; part of the key that keeps a repeated request from making a second run. */
  readonly attempt: number;
  /** What the row said then. */
  readonly cells: BatchRow['cells'];
  /** Undefined where the server did not accept it. */
  readonly runId?: string;
  /** Why the server did not accept it. */
  readonly refusal?: LocalizedText;
  readonly at: number;
}

/** The workflow a batch runs, as it was when the batch was made. */
export interface BatchWorkflow {
  readonly title: string;
  /** Where it is saved, below workflows/; undefined for templates and for what is open in the editor. */
  readonly path?: string;
  /** As an editor saves it, or in API format. */
  readonly json: JsonObject;
}

/** A table of jobs, as it is kept in userdata/batches/. */
export interface Batch {
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  readonly createdAt: number;
  readonly workflow: BatchWorkflow;
  readonly rows: readonly BatchRow[];
  /** By row id. */
  readonly runs: Readonly<Record<string, RowRun>>;
}

/** A new batch with a few empty rows. */
export function emptyBatch(workflow: BatchWorkflow, createdAt = Date.now()): Batch {
  const rows = Array.from({ length: 5 }, () => newRow());
  return { version: 1, id: randomId(), title: workflow.title, createdAt, workflow, rows, runs: {} };
}

/** A row, empty if nothing is said. */
export function newRow(cells: Readonly<Record<string, string>> = {}): BatchRow {
  return { id: randomId(), cells };
}

/** Whether nothing is written in a row; such rows are not run. */
export function isBlank({ cells }: BatchRow): boolean {
  return Object.values(cells).every((text) => text.trim() === '');
}
