import type { CliContext } from '../cli-context.js';
import { openRunHost } from '../client/open-run-host.js';
import { print, printJson } from '../print.js';
import { describeRun } from './describe-run.js';

/** Lists the runs that have ended, the latest first. */
export async function historyCommand(
  given: { json?: boolean; server?: string; limit: number },
  context: CliContext,
): Promise<void> {
  await using host = await openRunHost(context, { server: given.server, workers: 0 });
  const runs = await host.history(given.limit);
  if (given.json) return printJson({ runs });
  for (const run of runs) print(describeRun(run, context));
  if (runs.length === 0) print(context.messages.workflow.history.empty);
}
