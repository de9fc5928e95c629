import { resolve } from 'node:path';
import { cancelled } from '@talkgraph/media/errors';
import { hasEnded } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import { openRunHost } from '../client/open-run-host.js';
import type { RunHost, ShownRun } from '../client/run-host.js';
import { runFailed, workflowInvalid } from '../errors.js';
import { print, printJson, printNote } from '../print.js';
import { applySettings } from './apply-settings.js';
import { deliverResult, makeOutputFolder } from './deliver-result.js';
import { loadNodes } from './load-nodes.js';
import { prepareWorkflow } from './prepare-workflow.js';
import { reportRun } from './report-run.js';
import { parseSetting } from './setting.js';

export interface RawRunOptions {
  readonly set?: readonly string[];
  readonly out?: string;
  readonly keepGoing?: boolean;
  readonly server?: string;
  readonly json?: boolean;
}

/**
 * Runs a workflow and waits for its end. Answers the exit code: 0 everything was made, 1 only a part of it.
 * @throws CLI_WORKFLOW_INVALID, RUN_FAILED, and what reading and setting throw
 */
export async function runCommand(path: string, raw: RawRunOptions, context: CliContext): Promise<number> {
  const settings = (raw.set ?? []).map(parseSetting);
  const out = raw.out && resolve(context.currentFolder, raw.out);
  if (out) await makeOutputFolder(out);
  const { registry } = await loadNodes(context);
  const { prompt: written, workflow } = await prepareWorkflow(path, registry);
  await using host = await openRunHost(context, { server: raw.server, workers: 1 });
  const prompt = await applySettings(written, settings, {
    registry,
    folder: context.currentFolder,
    importFile: (file) => host.importFile(file),
  });
  const { runId, mistakes } = await host.submit({
    prompt,
    ...(workflow && { workflow }),
    onError: raw.keepGoing ? 'continue' : 'stop',
  });
  const { locale, messages } = context;
  for (const { node, type, text } of mistakes) {
    printNote(node ? messages.workflow.validate.nodeMistake(node, type ?? '', text[locale]) : text[locale]);
  }
  if (runId === undefined) throw workflowInvalid({ path, mistakes: mistakes.length });
  const nameOf = (type: string) => registry.find(type)?.label[locale] ?? type;
  const run = await follow(host, runId, raw, nameOf, context);
  // Awaited here: the host is closed when this function is left.
  return await finish(host, run, { ...raw, ...(out && { out }) }, context);
}

/** Shows a run until it ends; Ctrl-C cancels it and waits until it has stopped. */
async function follow(
  host: RunHost,
  runId: string,
  raw: RawRunOptions,
  nameOf: (type: string) => string,
  context: CliContext,
): Promise<ShownRun> {
  const { messages, signal } = context;
  if (raw.json) printJson({ event: 'queued', runId, server: host.own ? null : host.url });
  else printNote(messages.workflow.run.queued(runId, host.own ? messages.workflow.run.here : host.url));
  const onEvent = reportRun({ json: raw.json === true, nameOf, context });
  const cancel = () => void host.cancel(runId).catch(() => {});
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await host.follow(runId, onEvent);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

async function finish(host: RunHost, run: ShownRun, raw: RawRunOptions, context: CliContext): Promise<number> {
  const { messages } = context;
  const places: string[] = [];
  for (const file of await host.results(run.id)) places.push(await deliverResult(host, file, raw.out));
  const seconds = ((run.endedAt ?? 0) - (run.startedAt ?? run.endedAt ?? 0)) / 1000;
  if (raw.json) {
    const { id: runId, state, leftOut = 0 } = run;
    printJson({ event: 'result', runId, state, leftOut, elapsedSeconds: seconds, files: places });
  } else {
    for (const place of places) print(messages.workflow.run.result(place));
    if (hasEnded(run.state)) {
      printNote(messages.workflow.run.ended[run.state](messages.seconds(seconds.toFixed(1)), run.leftOut));
    }
  }
  if (run.state === 'cancelled' && context.signal.aborted) throw cancelled({});
  if (run.state === 'error' && run.failure) {
    const { display, type, text } = run.failure;
    throw runFailed({ node: display, type, reason: text });
  }
  return run.state === 'success' ? 0 : 1;
}
