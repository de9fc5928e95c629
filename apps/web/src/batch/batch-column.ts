import type { Json, JsonObject, NamedInput, NodeFacts } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Catalogue, InputPort, Widget } from '../catalogue/node-type.js';

/** A column of a batch: a named input of the workflow, or one of the two that every batch has. */
export interface BatchColumn {
  readonly key: string;
  readonly label: LocalizedText;
  readonly kind: 'file' | 'choice' | 'switch' | 'number' | 'text';
  /** Undefined for the columns that set no input. */
  readonly named?: NamedInput;
  readonly widget?: Widget;
  /** What the workflow says where a cell is empty. */
  readonly preset: string;
}

/** Keys of the columns that set no named input. */
export const outputKey = '@output';
export const remarkKey = '@remark';

/** The columns of a workflow's batch: its named inputs, then the name of the result, then remarks. */
export function batchColumns(inputs: readonly NamedInput[], catalogue: Catalogue): readonly BatchColumn[] {
  const columns = inputs.map((named): BatchColumn => {
    const port = catalogue.get(named.nodeType)?.inputs.find(({ name }) => name === named.input);
    const { name: key, label } = named;
    const shared = { key, label, named, preset: cellText(named.value ?? port?.preset) };
    return port?.widget ? { ...shared, kind: kindOf(port.widget), widget: port.widget } : { ...shared, kind: 'text' };
  });
  return [
    ...columns,
    { key: outputKey, label: { en: 'Output name', zh: '输出文件名' }, kind: 'text', preset: '' },
    { key: remarkKey, label: { en: 'Remarks', zh: '备注' }, kind: 'text', preset: '' },
  ];
}

/** What the engine has to know of the node types of the catalogue. */
export function factsFrom(catalogue: Catalogue): (nodeType: string) => NodeFacts | undefined {
  return (nodeType) => {
    const found = catalogue.get(nodeType);
    return (
      found && { label: found.label, inputs: Object.fromEntries(found.inputs.map((port) => [port.name, facts(port)])) }
    );
  };
}

function facts({ type, label, optional, widget }: InputPort): NodeFacts['inputs'][string] {
  const choices = widget?.kind === 'choice' ? { choices: widget.choices } : {};
  const shared = { type: { name: type, ...choices }, label, optional };
  if (widget?.kind === 'file') return { ...shared, type: { name: 'STRING' }, upload: widget.media };
  if (widget?.kind !== 'int' && widget?.kind !== 'float') return shared;
  const { min, max } = widget;
  return { ...shared, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function kindOf({ kind }: Widget): BatchColumn['kind'] {
  return kind === 'int' || kind === 'float' ? 'number' : kind;
}

/** A value as a cell shows it. */
export function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The outputs of a prompt whose files can be given a name, by node, with the name that the workflow gives. */
export function namedOutputs(prompt: JsonObject, catalogue: Catalogue): readonly { node: string; prefix: string }[] {
  return Object.entries(prompt).flatMap(([node, json]) => {
    const { class_type: type, inputs } = json as { class_type?: string; inputs?: Readonly<Record<string, Json>> };
    const known = catalogue.get(type ?? '');
    const port = known?.isOutput ? known.inputs.find(({ name }) => name === 'filename_prefix') : undefined;
    const given = inputs?.filename_prefix ?? port?.preset;
    return port && !Array.isArray(given) ? [{ node, prefix: cellText(given) }] : [];
  });
}
