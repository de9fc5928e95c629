import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';
import type { BatchRow } from './batch.js';
import { useBatch } from './batch-store.js';
import { saveBatch } from './kept-batches.js';
import type { RowPlan } from './row-workflow.js';
import { submitRows } from './submit-rows.js';
import type { JudgedRow } from './use-row-states.js';

/** Ends handing in, for the batch it belongs to. */
let handingIn: AbortController | undefined;

/** Hands rows in and stops them again. */
export function useRunRows(plan: RowPlan) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const queryClient = useQueryClient();
  const complain = (error: unknown) => notifications.show({ color: 'red', message: read(textOf(error)) });

  const run = async (rows: readonly BatchRow[]) => {
    const { batch } = useBatch.getState();
    if (!batch || rows.length === 0) return;
    handingIn = new AbortController();
    try {
      // The runs name the batch, so it has to be found again even if the page is closed now.
      await saveBatch(batch);
      await submitRows(rows, plan, handingIn.signal);
    } catch (error) {
      complain(error);
    }
    await queryClient.invalidateQueries({ queryKey: ['batch-runs', batch.id] });
  };

  const cancel = async (judged: readonly JudgedRow[]) => {
    handingIn?.abort();
    const { batch } = useBatch.getState();
    const ids = judged.flatMap(({ row, state }) => {
      const runId = batch?.runs[row.id]?.runId;
      return runId !== undefined && (state.kind === 'waiting' || state.kind === 'running') ? [runId] : [];
    });
    try {
      // Those that wait first, or they would start as soon as the one before them is stopped.
      for (const some of chunks(ids.reverse(), 500)) await sendJson('POST', 'jobs/cancel', { job_ids: some });
      notifications.show({ message: t('cancelled', { count: ids.length }) });
    } catch (error) {
      complain(error);
    }
    await queryClient.invalidateQueries({ queryKey: ['batch-runs', batch?.id] });
  };

  return { run, cancel };
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
