import { JsonFragment } from '../json-text.js';
import type { RunFacts } from '../run-facts.js';

/** `[number, prompt_id, prompt, extra_data, outputs]`; write it with `jsonText`. */
export type QueueEntry = readonly [number, string, JsonFragment, Readonly<Record<string, unknown>>, readonly string[]];

/** A run as `/queue` and `/history` show it. */
export function queueEntry(run: RunFacts): QueueEntry {
  const extra = {
    ...run.extra,
    ...(run.clientId !== undefined && { client_id: run.clientId }),
    create_time: run.createdAt,
  };
  return [run.number, run.runId, new JsonFragment(run.promptText), extra, run.outputs];
}

/** The answer of `GET /queue`. */
export function queueBody(
  queue: { readonly running: readonly RunFacts[]; readonly pending: readonly RunFacts[] },
  paused: boolean,
): { readonly queue_running: readonly QueueEntry[]; readonly queue_pending: readonly QueueEntry[]; paused: boolean } {
  return { queue_running: queue.running.map(queueEntry), queue_pending: queue.pending.map(queueEntry), paused };
}
