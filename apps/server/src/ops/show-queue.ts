import type { queueState } from '@talkgraph/protocol';
import type { Dispatcher } from '@talkgraph/runtime';
import type { z } from 'zod';

/** What runs and what waits, by the ids of the runs. */
export async function showQueue(
  dispatcher: Pick<Dispatcher, 'paused' | 'queuedIds'>,
): Promise<z.input<typeof queueState>> {
  const { running, pending } = await dispatcher.queuedIds();
  return { paused: dispatcher.paused, running: [...running], pending: [...pending] };
}
