import { type HistoryEntry, historyEntry } from '@talkgraph/protocol';
import type { Dispatcher, RunState, StoredRun } from '@talkgraph/runtime';

const endedStates: readonly RunState[] = ['success', 'partial', 'error', 'cancelled'];

/** A page of history in ComfyUI's way: counted from the oldest; without an offset, the newest `maxItems`. */
export interface HistoryPage {
  readonly maxItems?: number | undefined;
  readonly offset?: number | undefined;
}

/** History by run id, oldest first. */
export async function readHistory(dispatcher: Dispatcher, page: HistoryPage): Promise<Record<string, HistoryEntry>> {
  const runs = await runsOf(dispatcher, page);
  const entries: Record<string, HistoryEntry> = {};
  for (const run of runs) entries[run.runId] = historyEntry(run, await dispatcher.nodes(run.runId));
  return entries;
}

/** The history of one run; empty when it is unknown or has not ended. */
export async function readHistoryOf(dispatcher: Dispatcher, runId: string): Promise<Record<string, HistoryEntry>> {
  const run = await dispatcher.run(runId);
  if (!run || !endedStates.includes(run.state)) return {};
  return { [runId]: historyEntry(run, await dispatcher.nodes(runId)) };
}

async function runsOf(dispatcher: Dispatcher, { maxItems, offset = -1 }: HistoryPage): Promise<readonly StoredRun[]> {
  const newest = offset < 0 && maxItems !== undefined;
  if (maxItems !== undefined && maxItems <= 0) return [];
  const { runs } = await dispatcher.runs({
    states: endedStates,
    oldestFirst: !newest,
    ...(offset > 0 && { offset }),
    ...(maxItems !== undefined && { limit: maxItems }),
  });
  return newest ? runs.toReversed() : runs;
}
