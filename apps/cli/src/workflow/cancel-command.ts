import type { CliContext } from '../cli-context.js';
import { openRunHost } from '../client/open-run-host.js';
import { runUnknown } from '../errors.js';
import { print, printJson } from '../print.js';

/** Cancels one run, or all that run or wait. @throws RUN_UNKNOWN */
export async function cancelCommand(
  runId: string | undefined,
  given: { json?: boolean; server?: string },
  context: CliContext,
): Promise<void> {
  const { cancel: texts } = context.messages.workflow;
  await using host = await openRunHost(context, { server: given.server, workers: 0 });
  if (runId !== undefined) {
    if (!(await host.cancel(runId))) throw runUnknown({ runId });
    return given.json ? printJson({ cancelled: [runId] }) : print(texts.done(runId));
  }
  const { runs } = await host.queue();
  const cancelled: string[] = [];
  // The last ones first, so that none of them starts when a running one ends.
  for (const { id } of [...runs].reverse()) if (await host.cancel(id)) cancelled.push(id);
  if (given.json) printJson({ cancelled });
  else print(texts.doneAll(cancelled.length));
}
