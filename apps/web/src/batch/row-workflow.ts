import { type JsonObject, readInputValue, withInputs, withValue } from '@talkgraph/engine';
import { isTalkgraphError, type LocalizedText } from '@talkgraph/errors';
import { textOf } from '../api/api-error.js';
import type { BatchRow } from './batch.js';
import { type BatchColumn, outputKey } from './batch-column.js';

/** What is wrong with cells of a row, by column. */
export type RowProblems = Readonly<Record<string, LocalizedText>>;

/** Everything needed to turn a row into a workflow. */
export interface RowPlan {
  readonly workflow: JsonObject;
  readonly columns: readonly BatchColumn[];
  /** Nodes whose files take the row's output name. */
  readonly outputs: readonly { readonly node: string; readonly prefix: string }[];
  /** Whether a file lies below inputs/. */
  readonly hasFile: (name: string) => boolean;
}

/** Looks at every cell. An empty one stands for what the workflow says, and that has to be usable too. */
export function rowProblems(row: BatchRow, plan: RowPlan): RowProblems {
  const ofPlan = known.get(plan) ?? new WeakMap<BatchRow, RowProblems>();
  known.set(plan, ofPlan);
  const problems = ofPlan.get(row) ?? findProblems(row, plan);
  ofPlan.set(row, problems);
  return problems;
}

/** A change of one row must not look through thousands of others again. */
const known = new WeakMap<RowPlan, WeakMap<BatchRow, RowProblems>>();

function findProblems(row: BatchRow, { columns, hasFile }: RowPlan): RowProblems {
  const problems: Record<string, LocalizedText> = {};
  for (const { key, named, preset, kind } of columns) {
    const text = cellOf(row, key);
    if (!named || (text === '' && kind !== 'file')) continue;
    try {
      readInputValue(named, text === '' ? preset : text, hasFile);
    } catch (thrown) {
      problems[key] = problemText(thrown);
    }
  }
  return problems;
}

/** The workflow with a row's values in it. @throws INPUT_VALUE_INVALID, INPUT_FILE_MISSING */
export function rowWorkflow(row: BatchRow, { workflow, columns, outputs, hasFile }: RowPlan): JsonObject {
  const inputs = columns.flatMap(({ named }) => (named ? [named] : []));
  const given = inputs.flatMap(({ name }) => {
    const text = cellOf(row, name);
    return text === '' ? [] : [[name, text] as const];
  });
  const filled = withInputs(workflow, inputs, Object.fromEntries(given), hasFile);
  const name = cellOf(row, outputKey).trim();
  if (name === '') return filled;
  return outputs.reduce(
    (made, { node, prefix }) => withValue(made, { node, input: 'filename_prefix' }, outputPrefix(prefix, name)),
    filled,
  );
}

/** A cell's text; spaces around it are the spreadsheet's, not the user's. */
export function cellOf({ cells }: BatchRow, key: string): string {
  const text = cells[key] ?? '';
  return text.trim() === '' ? '' : text;
}

/** A bare name stays in the folder that the workflow saves to. */
function outputPrefix(prefix: string, name: string): string {
  const folder = prefix.includes('/') ? prefix.slice(0, prefix.lastIndexOf('/') + 1) : '';
  return /[\\/]/.test(name) ? name : `${folder}${name}`;
}

function problemText(thrown: unknown): LocalizedText {
  return isTalkgraphError(thrown) ? thrown.text : textOf(thrown);
}
