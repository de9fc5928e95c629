import type { queueState } from '@talkgraph/protocol';
import type { Dispatcher } from '@talkgraph/runtime';
import type { z } from 'zod';

/** What runs and what waits, by the ids of the runs. */
export async function showQueue(dispatcher: Pick<Dispatcher, 'paused' | 'queue'>): Promise<z.input<typeof queueState>> {
  const { running, pending } = await dispatcher.queue();
  const ids = (runs: typeof running) => runs.map(({ runId }) => runId);
  return { paused: dispatcher.paused, running: ids(running), pending: ids(pending) };
}
