import { type HistoryEntry, historyEntry } from '@talkgraph/protocol';
import type { Dispatcher, RunState, StoredRun } from '@talkgraph/runtime';

const endedStates: readonly RunState[] = ['success', 'partial', 'error', 'cancelled'];

/** One question for many runs; not for all, or others would wait for the answer. */
const runsAtOnce = 100;

/** A page of history in ComfyUI's way: counted from the oldest; without an offset, the newest `maxItems`. */
export interface HistoryPage {
  readonly maxItems?: number | undefined;
  readonly offset?: number | undefined;
}

/** History by run id, oldest first. */
export async function readHistory(dispatcher: Dispatcher, page: HistoryPage): Promise<Record<string, HistoryEntry>> {
  const runs = await runsOf(dispatcher, page);
  const entries: [string, HistoryEntry][] = [];
  for (let i = 0; i < runs.length; i += runsAtOnce) {
    const part = runs.slice(i, i + runsAtOnce);
    const nodes = await dispatcher.nodesOf(part.map(({ runId }) => runId));
    for (const run of part) entries.push([run.runId, historyEntry(run, nodes.get(run.runId) ?? [])]);
  }
  return Object.fromEntries(entries);
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
