import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Json, type JsonObject, type NodeRegistry, withInputs, withValue } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import { settingValueInvalid, tableCellInvalid } from '../errors.js';
import { applySettings, type ImportFile } from '../workflow/apply-settings.js';
import type { PreparedWorkflow } from '../workflow/prepare-workflow.js';
import type { ColumnTarget, MatchedColumns } from './match-columns.js';

/** What rows are put into. */
export interface RowPlan {
  readonly prepared: Pick<PreparedWorkflow, 'prompt' | 'workflow'>;
  readonly columns: MatchedColumns;
  readonly registry: NodeRegistry;
  /** The folder of the table: files are named from there. */
  readonly folder: string;
  readonly importFile: ImportFile;
}

/** The workflow with a row in it. */
export type FilledRow = Pick<PreparedWorkflow, 'prompt' | 'workflow'>;

/**
 * Puts the cells of a row into a workflow. An empty cell stands for what the workflow says. Files that lie where the table
 * says are put below inputs/; other names are taken for files that lie there already.
 * @throws INPUT_VALUE_INVALID, CLI_TABLE_CELL_INVALID, and what importing throws
 */
export async function fillRow(row: JsonObject, plan: RowPlan): Promise<FilledRow> {
  const { prepared, columns, registry, folder, importFile } = plan;
  const cells = [...columns.targets].flatMap(([column, target]) => {
    const value = cellOf(row[column]);
    return value === '' ? [] : [{ column, target, value }];
  });
  const values = await inputValues(cells, plan);
  const inputs = cells.flatMap(({ target }) => (target.kind === 'input' ? [target.named] : []));
  const output = cells.find(({ target }) => target.kind === 'output');
  const fill = (into: JsonObject): JsonObject => {
    const filled = withInputs(into, inputs, values);
    return output ? withOutputName(filled, String(output.value), plan) : filled;
  };
  let prompt = fill(prepared.prompt);
  for (const { target, value, column } of cells) {
    if (target.kind !== 'setting') continue;
    const setting = { node: target.node, input: target.input, value: String(value) };
    prompt = await applySettings(prompt, [setting], { registry, folder, importFile }).catch(inColumn(column));
  }
  return { prompt, ...(prepared.workflow && { workflow: fill(prepared.workflow) }) };
}

async function inputValues(
  cells: readonly { readonly target: ColumnTarget; readonly value: Json }[],
  plan: RowPlan,
): Promise<Readonly<Record<string, Json>>> {
  const values: Record<string, Json> = {};
  for (const { target, value } of cells) {
    if (target.kind !== 'input') continue;
    const isFile = target.named.facts.upload !== undefined;
    values[target.named.name] = isFile ? await fileValue(String(value), plan) : value;
  }
  return values;
}

/** Says a mistake in terms of the table. */
function inColumn(column: string): (thrown: unknown) => never {
  return (thrown) => {
    if (!isTalkgraphError(thrown) || thrown.code !== settingValueInvalid.code) throw thrown;
    const { value, type } = thrown.details as Parameters<typeof settingValueInvalid>[0];
    throw tableCellInvalid({ column, value, type }, thrown);
  };
}

async function fileValue(name: string, { folder, importFile }: RowPlan): Promise<string> {
  const path = resolve(folder, name);
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  return exists ? importFile(path) : name;
}

/** Names the files of every output; the folder that the workflow gives stays unless the row gives one. */
function withOutputName(into: JsonObject, name: string, { prepared, registry }: RowPlan): JsonObject {
  return Object.entries(prepared.prompt).reduce((made, [node, json]) => {
    const { class_type: type, inputs } = json as { class_type?: string; inputs?: Readonly<Record<string, Json>> };
    const known = registry.find(type ?? '');
    const prefix = inputs?.filename_prefix ?? known?.inputs.filename_prefix?.default;
    if (!known?.outputNode || !known.inputs.filename_prefix || typeof prefix !== 'string') return made;
    const folder = /[\\/]/.test(name) ? '' : prefix.slice(0, prefix.lastIndexOf('/') + 1);
    return withValue(made, { node, input: 'filename_prefix' }, `${folder}${name}`);
  }, into);
}

function cellOf(value: Json | undefined): Json {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value.trim() : value;
}
