import type { Dispatcher, StoredRun } from '@talkgraph/runtime';
import { runNotFound } from './errors.js';

/** The run with this id. @throws RUN_NOT_FOUND */
export async function knownRun(dispatcher: Pick<Dispatcher, 'run'>, runId: string): Promise<StoredRun> {
  const run = await dispatcher.run(runId);
  if (run === undefined) throw runNotFound({ runId });
  return run;
}
