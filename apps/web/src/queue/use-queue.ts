import { notifications } from '@mantine/notifications';
import type { QueueState, RunList, RunSummary } from '@talkgraph/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { textOf } from '../api/api-error.js';
import { getJson, sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** A run in the queue; `summary` is missing only far behind. */
export interface QueueEntry {
  readonly id: string;
  readonly summary: RunSummary | undefined;
}

/** What runs and what waits, the next first. */
export interface Queue {
  readonly paused: boolean;
  readonly running: readonly QueueEntry[];
  readonly pending: readonly QueueEntry[];
}

/** Summaries asked for at once; further runs are shown by number. */
const mostSummaries = 500;

const queueKey = ['queue'] as const;

/** The queue, live as long as `useLiveUpdates` is in use somewhere. */
export function useQueue() {
  return useQuery({ queryKey: queueKey, queryFn: readQueue });
}

async function readQueue(): Promise<Queue> {
  const [state, { runs }] = await Promise.all([
    getJson<QueueState>('api/queue/state'),
    getJson<RunList>(`api/runs?state=running,pending&order=oldest&limit=${mostSummaries}`),
  ]);
  const byId = new Map(runs.map((run) => [run.id, run]));
  const entry = (id: string): QueueEntry => ({ id, summary: byId.get(id) });
  return { paused: state.paused, running: state.running.map(entry), pending: state.pending.map(entry) };
}

/** Where a waiting run is moved to. */
export type QueuePlace = 'front' | 'back' | { readonly before: string };

/** Changes of the queue; what fails is told, and the queue shown as it is then. */
export function useQueueChange() {
  const queryClient = useQueryClient();
  const read = useLocalText();
  const change = async (send: () => Promise<unknown>, ahead?: (queue: Queue) => Queue) => {
    // Shown at once; what the server says a moment later counts.
    await queryClient.cancelQueries({ queryKey: queueKey });
    if (ahead) queryClient.setQueryData<Queue>(queueKey, (queue) => queue && ahead(queue));
    try {
      await send();
    } catch (error) {
      notifications.show({ color: 'red', message: read(textOf(error)) });
    }
    await queryClient.invalidateQueries({ queryKey: queueKey });
  };
  return {
    pause: () =>
      change(
        () => sendJson('POST', 'api/queue/pause', {}),
        (queue) => ({ ...queue, paused: true }),
      ),
    resume: () =>
      change(
        () => sendJson('POST', 'api/queue/resume', {}),
        (queue) => ({ ...queue, paused: false }),
      ),
    clear: () =>
      change(
        () => sendJson('POST', 'queue', { clear: true }),
        (queue) => ({ ...queue, pending: [] }),
      ),
    cancel: (id: string) =>
      change(
        () => sendJson('POST', `api/runs/${encodeURIComponent(id)}/cancel`, {}),
        (queue) => without(queue, id),
      ),
    move: (run: string, to: QueuePlace) =>
      change(
        () => sendJson('POST', 'api/queue/move', { run, to }),
        (queue) => moved(queue, run, to),
      ),
  };
}

function without(queue: Queue, id: string): Queue {
  return { ...queue, pending: queue.pending.filter((entry) => entry.id !== id) };
}

function moved(queue: Queue, run: string, to: QueuePlace): Queue {
  const entry = queue.pending.find(({ id }) => id === run);
  if (!entry) return queue;
  const rest = queue.pending.filter(({ id }) => id !== run);
  const at = to === 'front' ? 0 : to === 'back' ? rest.length : rest.findIndex(({ id }) => id === to.before);
  return { ...queue, pending: rest.toSpliced(at < 0 ? rest.length : at, 0, entry) };
}
