import type { runSummary } from '@talkgraph/protocol';
import type { Dispatcher, RunHead } from '@talkgraph/runtime';
import type { z } from 'zod';
import { showRun } from './run-shapes.js';

/** Runs as our own API shows them, waiting ones with their places in the queue. */
export async function showRuns(
  dispatcher: Pick<Dispatcher, 'queuedIds'>,
  runs: readonly RunHead[],
): Promise<z.input<typeof runSummary>[]> {
  const isAnyWaiting = runs.some(({ state }) => state === 'pending');
  const { pending } = isAnyWaiting ? await dispatcher.queuedIds() : { pending: [] };
  const places = new Map(pending.map((id, i) => [id, i + 1]));
  return runs.map((run) => {
    const queuePosition = places.get(run.runId);
    return { ...showRun(run), ...(queuePosition !== undefined && { queuePosition }) };
  });
}
