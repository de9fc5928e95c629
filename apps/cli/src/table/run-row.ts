import { isTalkgraphError, messageOf } from '@talkgraph/errors';
import { hasEnded } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import type { RunHost, ShownRun } from '../client/run-host.js';
import { deliverResult } from '../workflow/deliver-result.js';
import type { FilledRow } from './fill-row.js';
import { newRunId } from './row-ids.js';
import type { RowResult } from './row-result.js';
import type { RowTeller } from './tell-rows.js';

/** A row that is ready to be run. */
export interface ReadyRow {
  readonly row: number;
  readonly title: string;
  readonly key: string;
  readonly filled: FilledRow;
  /** An earlier run of it that need not be repeated. */
  readonly earlier?: ShownRun;
}

/** What all rows share. */
export interface RowRunning {
  readonly host: RunHost;
  readonly batch: string;
  readonly out: string | undefined;
  readonly onError: 'stop' | 'continue';
  readonly nameOf: (type: string) => string;
  readonly teller: RowTeller;
  readonly context: CliContext;
}

/** Runs a row, or goes on with its earlier run, and copies what it made. What goes wrong with the row is its result. */
export async function runRow(ready: ReadyRow, running: RowRunning): Promise<RowResult> {
  const { host, teller, context } = running;
  if (!ready.earlier) teller.started(ready);
  try {
    const begun = ready.earlier?.id ?? (await submitRow(ready, running));
    if (typeof begun !== 'string') return begun;
    const cancel = () => void host.cancel(begun).catch(() => {});
    context.signal.addEventListener('abort', cancel);
    if (context.signal.aborted) cancel();
    try {
      const isOver = ready.earlier !== undefined && hasEnded(ready.earlier.state);
      const run = isOver ? ready.earlier : await host.follow(begun, (event) => teller.event(ready, event));
      return await resultOf(ready, run, running);
    } finally {
      context.signal.removeEventListener('abort', cancel);
    }
  } catch (error) {
    if (context.signal.aborted) return { row: ready.row, status: 'cancelled', files: [] };
    return { row: ready.row, status: 'failed', reason: reasonOf(error, context), files: [] };
  }
}

/** What a failure says, in the user's language. */
export function reasonOf(error: unknown, { locale }: CliContext): string {
  return isTalkgraphError(error) ? error.text[locale] : messageOf(error);
}

async function submitRow(ready: ReadyRow, running: RowRunning): Promise<string | RowResult> {
  const { row, title, key, filled } = ready;
  const { host, batch, onError, context, nameOf } = running;
  const texts = context.messages.workflow.run;
  const about = { title, batch, row };
  const { runId, mistakes } = await host.submit({ ...filled, onError, runId: newRunId(key), about });
  if (runId !== undefined) return runId;
  const reasons = mistakes.map(({ type, text }) =>
    type ? texts.note(nameOf(type), text[context.locale]) : text[context.locale],
  );
  return { row, status: 'failed', reason: reasons.join(' '), files: [] };
}

async function resultOf({ row, earlier }: ReadyRow, run: ShownRun, running: RowRunning): Promise<RowResult> {
  const { host, out, nameOf, context } = running;
  const { id: runId, state, failure, startedAt, endedAt } = run;
  const files: string[] = [];
  for (const file of await host.results(runId)) files.push(await deliverResult(host, file, out));
  const seconds = startedAt && endedAt ? (endedAt - startedAt) / 1000 : undefined;
  const facts = { row, files, runId, ...(seconds !== undefined && { seconds }), ...(earlier && { earlier: true }) };
  if (state === 'success') return { ...facts, status: 'done' };
  if (state === 'cancelled') return { ...facts, status: 'cancelled' };
  const reason = failure
    ? context.messages.workflow.run.note(nameOf(failure.type), failure.text[context.locale])
    : context.messages.table.partly;
  return { ...facts, status: 'failed', reason };
}
