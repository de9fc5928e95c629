import { hasEnded, type StoredRun } from '@talkgraph/runtime';
import type { ServerServices } from '../server-services.js';
import { createNameQueue } from '../uploads/name-queue.js';
import { checkWebhookUrl } from './check-webhook-url.js';
import { openPendingDeliveries, type PendingDeliveries } from './pending-deliveries.js';
import { sendWebhook, webhookBody } from './send-webhook.js';

/** Waits between attempts; after the last one the webhook is given up. */
const defaultWaitsMs = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];

/** How to stop. What is still owed then is delivered after the next start. */
export interface Webhooks {
  close(): Promise<void>;
}

/**
 * Calls the webhooks of runs when they end, at least once each: an owed call is written down when its run is first heard of,
 * and struck out when it was taken. Failed calls are repeated with growing waits.
 */
export async function startWebhooks(
  services: ServerServices,
  waitsMs: readonly number[] = defaultWaitsMs,
): Promise<Webhooks> {
  const { dispatcher, log } = services;
  const pending = await openPendingDeliveries(services.home);
  const queue = createNameQueue();
  const stopped = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  const underway = new Set<Promise<void>>();

  // What concerns one run happens in the order in which it was heard of.
  const start = (runId: string, work: () => Promise<void>) => {
    const promise: Promise<void> = queue(runId, work)
      .catch((error: unknown) => log.error('A webhook could not be handled.', { runId, error }))
      .finally(() => underway.delete(promise));
    underway.add(promise);
  };
  const attempt = async (runId: string) => {
    const run = stopped.signal.aborted ? undefined : await dispatcher.run(runId);
    if (run === undefined || !hasEnded(run.state)) return;
    const wait = await deliverOwed(services, pending, run, waitsMs, stopped.signal);
    if (wait === undefined || stopped.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      start(runId, () => attempt(runId));
    }, wait).unref();
    timers.add(timer);
  };

  const stopListening = dispatcher.onNotice((notice) => {
    if (notice.kind !== 'run-changed') return;
    const { runId, state } = notice;
    start(runId, () => (hasEnded(state) ? attempt(runId) : note(services, pending, runId)));
  });
  const { running, pending: waiting } = await dispatcher.queue();
  for (const { runId } of [...running, ...waiting]) start(runId, () => note(services, pending, runId));
  for (const { runId } of await pending.list()) start(runId, () => attempt(runId));
  return {
    async close() {
      stopListening();
      stopped.abort();
      for (const timer of timers) clearTimeout(timer);
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

/** Writes down that a run will owe a call. */
async function note({ dispatcher }: ServerServices, pending: PendingDeliveries, runId: string): Promise<void> {
  const run = await dispatcher.run(runId);
  if (run?.webhookUrl !== undefined) await pending.save({ runId, attempts: 0 });
}

/** Calls the webhook of a run that has ended, if it is owed. Answers how long to wait before it is called again, if so. */
async function deliverOwed(
  services: ServerServices,
  pending: PendingDeliveries,
  run: StoredRun,
  waitsMs: readonly number[],
  signal: AbortSignal,
): Promise<number | undefined> {
  const { runId } = run;
  const owed = await pending.find(runId);
  if (owed === undefined) return undefined;
  const taken = await isTaken(services, run, signal);
  // A call that was cut off by the end of the server counts as none.
  if (!taken && signal.aborted) return undefined;
  const wait = taken ? undefined : waitsMs[owed.attempts];
  if (wait !== undefined) await pending.save({ runId, attempts: owed.attempts + 1 });
  else await pending.remove(runId);
  if (!taken && wait === undefined)
    services.log.warn('A webhook was given up.', { runId, attempts: owed.attempts + 1 });
  return wait;
}

async function isTaken({ dispatcher, options, log }: ServerServices, run: StoredRun, signal: AbortSignal) {
  try {
    const url = checkWebhookUrl(run.webhookUrl ?? '', options);
    const body = webhookBody(run, await dispatcher.nodes(run.runId));
    return await sendWebhook({ url, body, id: run.runId, secret: options.webhookSecret, signal });
  } catch (error) {
    log.warn('A webhook could not be delivered.', { runId: run.runId, error });
    return false;
  }
}
