import type { LocalizedText } from '@talkgraph/errors';
import { isApiError, textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { submitRun } from '../runs/submit-run.js';
import type { Batch, BatchRow } from './batch.js';
import { useBatch } from './batch-store.js';
import { type RowPlan, rowWorkflow } from './row-workflow.js';

/** More at once would only wait in the browser. */
const atOnce = 4;

/**
 * Hands rows in, the first ones first, a few requests at a time. What the server refuses is kept with its row. A request that is
 * repeated because no answer came makes no second run: row and attempt are its key.
 */
export async function submitRows(rows: readonly BatchRow[], plan: RowPlan, signal: AbortSignal): Promise<void> {
  const { batch, setSubmitting } = useBatch.getState();
  if (!batch) return;
  const waiting = [...rows];
  const ids = rows.map(({ id }) => id);
  setSubmitting(ids, true);
  const work = async () => {
    for (let row = waiting.shift(); row && !signal.aborted; row = waiting.shift())
      await submitRow(row, batch, plan, signal);
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    setSubmitting(ids, false);
  }
}

async function submitRow(row: BatchRow, batch: Batch, plan: RowPlan, signal: AbortSignal): Promise<void> {
  const { setRun, setSubmitting } = useBatch.getState();
  const attempt = (batch.runs[row.id]?.attempt ?? 0) + 1;
  const number = batch.rows.indexOf(row) + 1;
  const cells = row.cells;
  try {
    const { id: runId } = await submitRun({
      workflow: rowWorkflow(row, plan),
      title: `${batch.title} #${number}`,
      batch: batch.id,
      row: number,
      key: `${batch.id}-${row.id}-${attempt}`,
    });
    setRun(row.id, { attempt, cells, runId, at: Date.now() });
    // It was on its way when everything was cancelled.
    if (signal.aborted) await sendJson('POST', `api/runs/${encodeURIComponent(runId)}/cancel`);
  } catch (error) {
    setRun(row.id, { attempt, cells, refusal: refusalOf(error), at: Date.now() });
  }
  setSubmitting([row.id], false);
}

/** The mistakes of nodes say more than that there are some. */
function refusalOf(error: unknown): LocalizedText {
  const found = isApiError(error) ? Object.values(error.nodeErrors).flatMap(({ errors }) => errors) : [];
  if (found.length === 0) return textOf(error);
  const texts = found.slice(0, 3).map(({ text }) => text);
  return { en: texts.map(({ en }) => en).join(' '), zh: texts.map(({ zh }) => zh).join('') };
}
