import type { JsonObject, NamedInput, NodeRegistry } from '@talkgraph/engine';
import { findNode } from '../workflow/apply-settings.js';

/** Where a column of the table goes. */
export type ColumnTarget =
  | { readonly kind: 'input'; readonly named: NamedInput }
  /** As `--set NODE.INPUT=…`. */
  | { readonly kind: 'setting'; readonly node: string; readonly input: string }
  /** The name of the files that the row makes. */
  | { readonly kind: 'output' };

/** Columns by their name in the table, and those that go nowhere. */
export interface MatchedColumns {
  readonly targets: ReadonlyMap<string, ColumnTarget>;
  readonly ignored: readonly string[];
}

/** What a column with names for the made files may be called; the page that runs tables calls it so too. */
const outputNames = ['output', 'output name', '输出', '输出文件名', '输出名称'];

/**
 * Finds what the columns of a table set: inputs of the workflow by name or label in either language, whatever the case,
 * the width and the spaces; `NODE.INPUT` as in `--set`; the name of the output. Each input is set by one column.
 */
export function matchColumns(
  columns: readonly string[],
  inputs: readonly NamedInput[],
  { prompt, registry }: { readonly prompt: JsonObject; readonly registry: NodeRegistry },
): MatchedColumns {
  const taken = new Set<NamedInput>();
  const targets = new Map<string, ColumnTarget>();
  for (const column of columns) {
    const wanted = plain(column);
    const named = inputs.find((input) => !taken.has(input) && namesOf(input).includes(wanted));
    if (named) {
      taken.add(named);
      targets.set(column, { kind: 'input', named });
      continue;
    }
    const target = outputNames.map(plain).includes(wanted)
      ? ({ kind: 'output' } as const)
      : settingOf(column, prompt, registry);
    if (target) targets.set(column, target);
  }
  return { targets, ignored: columns.filter((column) => !targets.has(column)) };
}

function settingOf(column: string, prompt: JsonObject, registry: NodeRegistry): ColumnTarget | undefined {
  const point = column.lastIndexOf('.');
  if (point <= 0) return undefined;
  const [named, input] = [column.slice(0, point).trim(), column.slice(point + 1).trim()];
  const node = nodeNamed(prompt, named);
  const type = node === undefined ? undefined : (prompt[node] as { readonly class_type?: string }).class_type;
  const isInput = type !== undefined && Object.hasOwn(registry.find(type)?.inputs ?? {}, input);
  return node !== undefined && isInput ? { kind: 'setting', node, input } : undefined;
}

function nodeNamed(prompt: JsonObject, named: string): string | undefined {
  try {
    return findNode(prompt, named);
  } catch {
    // A column with a point in its name need not mean a node.
    return undefined;
  }
}

function namesOf({ name, label, input, facts }: NamedInput): readonly string[] {
  return [name, label.en, label.zh, input, facts.label?.en ?? '', facts.label?.zh ?? ''].map(plain);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '');
}
