import type { CliContext } from '../cli-context.js';
import { openRunHost } from '../client/open-run-host.js';
import { print, printJson } from '../print.js';
import { describeRun } from './describe-run.js';

/** Lists what runs and what waits. */
export async function queueCommand(given: { json?: boolean; server?: string }, context: CliContext): Promise<void> {
  const { queue: texts } = context.messages.workflow;
  await using host = await openRunHost(context, { server: given.server, workers: 0 });
  const { runs, paused } = await host.queue();
  if (given.json) return printJson({ runs, paused });
  for (const run of runs) print(describeRun(run, context));
  if (runs.length === 0) print(texts.empty);
  if (paused) print(texts.paused);
}
