import { useMemo } from 'react';
import { type BatchRow, isBlank } from './batch.js';
import { useBatch } from './batch-store.js';
import { isBusy, type RowState, rowState } from './row-state.js';
import { type RowPlan, rowProblems } from './row-workflow.js';
import type { BatchRuns } from './use-batch-runs.js';

/** A row that something is written in, with what is known of it. */
export interface JudgedRow {
  readonly row: BatchRow;
  /** Its place in the table, from 0. */
  readonly index: number;
  readonly state: RowState;
  readonly isWrong: boolean;
}

/** All rows that something is written in, with their states. */
export function useRowStates(plan: RowPlan, runs: BatchRuns | undefined): readonly JudgedRow[] {
  const batch = useBatch((state) => state.batch);
  const submitting = useBatch((state) => state.submitting);
  return useMemo(() => {
    return (batch?.rows ?? []).flatMap((row, index) => {
      if (isBlank(row)) return [];
      const run = batch?.runs[row.id];
      const known = {
        row,
        run,
        isSending: submitting.has(row.id),
        summary: run?.runId === undefined ? undefined : runs?.byId.get(run.runId),
        isListed: runs !== undefined && run !== undefined && runs.at > run.at,
      };
      return [{ row, index, state: rowState(known), isWrong: Object.keys(rowProblems(row, plan)).length > 0 }];
    });
  }, [batch, submitting, runs, plan]);
}

/** The rows that a button would hand in. */
export function runnableRows(judged: readonly JudgedRow[], which: 'open' | 'all' | 'failed'): readonly BatchRow[] {
  const fits = judged.filter(({ state, isWrong }) => {
    if (isWrong || isBusy(state)) return false;
    if (which === 'failed') return state.kind === 'failed';
    return which === 'all' || state.kind !== 'done';
  });
  return fits.map(({ row }) => row);
}
