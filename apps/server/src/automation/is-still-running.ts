import type { LocalizedText } from '@talkgraph/errors';
import { hasEnded } from '@talkgraph/runtime';
import type { ServerServices } from '../server-services.js';

/** What people read where a schedule struck in vain. */
export const runLeftOut: LocalizedText = {
  en: 'A run was left out because the one before has not ended yet. Let the schedule strike less often if this happens again and again.',
  zh: '上一次运行尚未结束，因此跳过了本次运行。如果经常出现，请降低计划的频率。',
};

/**
 * Whether the last run of a schedule waits or runs: one more would only make the queue longer, day after day.
 * @param lastRun the one begun since the server was started, if there is any
 */
export async function isStillRunning(
  { dispatcher }: Pick<ServerServices, 'dispatcher'>,
  batch: string,
  lastRun: { readonly runId: string } | undefined,
): Promise<boolean> {
  if (lastRun !== undefined) {
    const run = await dispatcher.run(lastRun.runId);
    return run !== undefined && !hasEnded(run.state);
  }
  const { running, pending } = await dispatcher.queue();
  return [...running, ...pending].some((run) => run.batch === batch);
}
