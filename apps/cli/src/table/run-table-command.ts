import { rename, rm } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { type JsonObject, type NodeRegistry, namedInputs } from '@talkgraph/engine';
import { cancelled, outputNotWritable } from '@talkgraph/media/errors';
import { readTable, type TableDocument, type TableFormat, writeTable } from '@talkgraph/worker';
import type { CliContext } from '../cli-context.js';
import { openRunHost } from '../client/open-run-host.js';
import type { RunHost, ShownRun } from '../client/run-host.js';
import { optionInvalid, tableFileNotFound, tableFitsNothing } from '../errors.js';
import { parseNumber } from '../options/parse-number.js';
import { printNote } from '../print.js';
import { applySettings } from '../workflow/apply-settings.js';
import { makeOutputFolder } from '../workflow/deliver-result.js';
import { loadNodes } from '../workflow/load-nodes.js';
import { prepareWorkflow } from '../workflow/prepare-workflow.js';
import { parseSetting } from '../workflow/setting.js';
import { fillRow, type RowPlan } from './fill-row.js';
import { matchColumns } from './match-columns.js';
import { batchId, earlierRun, rowKey } from './row-ids.js';
import { type RowResult, reportTable } from './row-result.js';
import { type ReadyRow, type RowRunning, reasonOf, runRow } from './run-row.js';
import { createJsonTeller, createRowTeller } from './tell-rows.js';

export interface RawTableOptions {
  readonly table: string;
  readonly sheet?: string;
  readonly concurrency?: string;
  readonly report?: string;
  readonly resume?: boolean;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly keepGoing?: boolean;
  readonly server?: string;
  readonly json?: boolean;
}

/**
 * Runs a workflow once for each row of a table. Answers the exit code: 0 every row was done, 1 some were not.
 * @throws CLI_TABLE_FITS_NOTHING, CLI_TABLE_NOT_FOUND, and what reading, setting and connecting throw
 */
export async function runTableCommand(path: string, raw: RawTableOptions, context: CliContext): Promise<number> {
  const at = (name: string) => resolve(context.currentFolder, name);
  const concurrency = parseNumber('--concurrency', raw.concurrency ?? '1', { min: 1, max: 64, whole: true });
  const report = raw.report === undefined ? undefined : { path: at(raw.report), format: reportFormat(raw.report) };
  if (raw.out) await makeOutputFolder(at(raw.out));
  const tablePath = at(raw.table);
  const table = await loadRows(tablePath, raw, context);
  const { registry } = await loadNodes(context);
  await using host = await openRunHost(context, { server: raw.server, workers: concurrency });
  const plan = await planRows({ path, tablePath, raw, table }, registry, host, context);

  const nameOf = (type: string) => registry.find(type)?.label[context.locale] ?? type;
  const batch = batchId(at(path), tablePath);
  const teller = raw.json ? createJsonTeller() : createRowTeller(table.rows.length, nameOf, context);
  const onError = raw.keepGoing ? 'continue' : 'stop';
  const running: RowRunning = { host, batch, out: raw.out && at(raw.out), onError, nameOf, teller, context };
  const earlier = raw.resume ? await host.batch(batch) : [];
  const titles = new Map(table.rows.map((row, index) => [index + 1, titleOf(row, index, table)]));
  const results = new Map<number, RowResult>();
  try {
    await overRows(table.rows, concurrency, context.signal, async (row, number, seen) => {
      const title = titles.get(number) ?? '';
      const ready = await readyRow({ row, number, title, seen }, plan, batch, earlier, context);
      const result = 'status' in ready ? ready : await runRow(ready, running);
      results.set(number, result);
      teller.ended(title, result);
    });
  } finally {
    if (report) await writeReport(reportTable(table, results), report);
  }
  const all = [...results.values()].sort((a, b) => a.row - b.row);
  teller.summary(all, titles);
  if (context.signal.aborted) throw cancelled({});
  return all.length === table.rows.length && all.every(({ status }) => status === 'done') ? 0 : 1;
}

interface GivenTable {
  readonly path: string;
  readonly tablePath: string;
  readonly table: TableDocument;
  readonly raw: RawTableOptions;
}

/** Reads the workflow, sets what is the same for all rows, and finds what the columns set. @throws CLI_TABLE_FITS_NOTHING */
async function planRows(
  { path, tablePath, table, raw }: GivenTable,
  registry: NodeRegistry,
  host: RunHost,
  context: CliContext,
): Promise<RowPlan> {
  const importFile = importingOnce(host);
  const written = await prepareWorkflow(path, registry);
  const settings = (raw.set ?? []).map(parseSetting);
  const places = { registry, folder: context.currentFolder, importFile };
  const prepared = { ...written, prompt: await applySettings(written.prompt, settings, places) };
  const inputs = namedInputs(prepared.prompt, prepared.workflow, (type) => registry.find(type));
  const columns = matchColumns(table.columns, inputs, { prompt: prepared.prompt, registry });
  if (columns.targets.size === 0) {
    throw tableFitsNothing({ columns: table.columns, inputs: inputs.map(({ name }) => name) });
  }
  const { ignored } = columns;
  if (ignored.length > 0) printNote(context.messages.table.ignored(ignored.join(', ')));
  return { prepared, columns, registry, folder: dirname(tablePath), importFile };
}

async function loadRows(path: string, raw: RawTableOptions, { signal }: CliContext): Promise<TableDocument> {
  try {
    return (await readTable(path, { signal, ...(raw.sheet !== undefined && { sheet: raw.sheet }) })).table;
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === 'ENOENT' ? tableFileNotFound({ path }, cause) : cause;
  }
}

/** Many rows may name one portrait; it is sent once. */
function importingOnce(host: RunHost): (path: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (path) => {
    const found = known.get(path) ?? host.importFile(path);
    known.set(path, found);
    return found;
  };
}

interface GivenRow {
  readonly row: JsonObject;
  readonly number: number;
  readonly title: string;
  /** Keys of the rows before it. */
  readonly seen: Map<string, number>;
}

/** A row with its files in place, or why that cannot be. */
async function readyRow(
  { row, number, title, seen }: GivenRow,
  plan: RowPlan,
  batch: string,
  runs: readonly ShownRun[],
  context: CliContext,
): Promise<ReadyRow | RowResult> {
  try {
    const filled = await fillRow(row, plan);
    const base = rowKey(batch, filled.prompt, 0);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    const key = rowKey(batch, filled.prompt, count);
    const earlier = earlierRun(key, runs);
    return { row: number, title, key, filled, ...(earlier && { earlier }) };
  } catch (error) {
    return { row: number, status: 'failed', reason: reasonOf(error, context), files: [] };
  }
}

/** Takes rows in their order, a few at a time, until all are taken or the signal is aborted. */
async function overRows(
  rows: readonly JsonObject[],
  atOnce: number,
  signal: AbortSignal,
  take: (row: JsonObject, number: number, seen: Map<string, number>) => Promise<void>,
): Promise<void> {
  const waiting = rows.entries();
  const seen = new Map<string, number>();
  const work = async () => {
    for (const [index, row] of waiting) {
      if (signal.aborted) return;
      await take(row, index + 1, seen);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, work));
}

/** `#3 王老师`: the number and the first cell that says something. */
function titleOf(row: JsonObject, index: number, { columns }: TableDocument): string {
  const first = columns.map((column) => String(row[column] ?? '').trim()).find((text) => text !== '');
  return `#${index + 1}${first ? ` ${first.replaceAll(/\s+/g, ' ').slice(0, 40)}` : ''}`;
}

function reportFormat(path: string): TableFormat {
  const extension = extname(path).slice(1).toLowerCase();
  if (extension === 'csv' || extension === 'xlsx' || extension === 'jsonl') return extension;
  const expected = { en: 'a file that ends in .csv, .xlsx or .jsonl', zh: '以 .csv、.xlsx 或 .jsonl 结尾的文件' };
  throw optionInvalid({ option: '--report', value: path, expected });
}

async function writeReport(table: TableDocument, report: { readonly path: string; readonly format: TableFormat }) {
  const partial = `${report.path}.partial`;
  try {
    await writeTable(table, partial, { format: report.format });
    await rename(partial, report.path);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw outputNotWritable({ path: report.path, reason }, cause);
  } finally {
    await rm(partial, { force: true });
  }
}
