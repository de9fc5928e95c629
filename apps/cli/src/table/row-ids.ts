import { createHash } from 'node:crypto';
import type { JsonObject } from '@talkgraph/engine';
import { hasEnded } from '@talkgraph/runtime';
import { stringify } from 'lossless-json';
import type { ShownRun } from '../client/run-host.js';

/** The batch that the runs of a table belong to: the same one whenever this workflow is run over this table. */
export function batchId(workflowPath: string, tablePath: string): string {
  return `table-${hash(`${workflowPath}\n${tablePath}`).slice(0, 12)}`;
}

/**
 * Names a row by what is run for it, so that it is known again after the table was sorted or rows were added.
 * @param seen how many rows before it are the same
 */
export function rowKey(batch: string, prompt: JsonObject, seen: number): string {
  return `${batch}-${hash(stringify(prompt) ?? '').slice(0, 16)}-${seen}`;
}

/** An id for another run of a row. */
export function newRunId(key: string): string {
  return `${key}-${Math.random().toString(36).slice(2, 10)}`;
}

/** The earlier run of a row that need not be repeated: one that succeeded, else one that is still on its way. */
export function earlierRun(key: string, runs: readonly ShownRun[]): ShownRun | undefined {
  const own = runs.filter(({ id }) => id.startsWith(`${key}-`));
  return own.find(({ state }) => state === 'success') ?? own.find(({ state }) => !hasEnded(state));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
