import type { Dispatcher } from '@talkgraph/runtime';
import { workerNotStarted } from './errors.js';

/** A worker that fails this often on its way up will not come up by itself. */
const mostAttempts = 3;

/**
 * Answers when the first worker can run something; at once where there are none. Prompts that come in earlier would wait
 * for it, and their clients would take the wait for ours. @throws WORKER_NOT_STARTED
 */
export async function waitForWorker(dispatcher: Pick<Dispatcher, 'workers' | 'onNotice'>): Promise<void> {
  let stop: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        const workers = dispatcher.workers();
        if (workers.length === 0 || workers.some(({ state }) => state === 'idle' || state === 'running'))
          return resolve();
        const failed = workers.find(({ failedStart }) => (failedStart?.times ?? 0) >= mostAttempts)?.failedStart;
        if (failed) reject(workerNotStarted({ reason: failed.reason }));
      };
      stop = dispatcher.onNotice(({ kind }) => {
        if (kind === 'workers-changed') look();
      });
      look();
    });
  } finally {
    stop?.();
  }
}
