import type { Json } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { findType } from '../catalogue/find-type.js';
import type { Catalogue, InputPort } from '../catalogue/node-type.js';
import { editorTypes, type Graph, type GraphNode, subgraphEnds, type WorkflowDocument } from './document.js';
import { linkIndex } from './link-index.js';
import { portsOf } from './ports-of.js';
import { typesFit } from './types-fit.js';

/** What would keep a node from running. `code` is the server's name for it. */
export interface NodeProblem {
  readonly code: 'missing_node_type' | 'required_input_missing' | 'value_not_in_list' | 'return_type_mismatch';
  readonly input?: string;
  readonly text: LocalizedText;
}

/** Problems by node; nodes without any are left out. */
export type GraphProblems = Readonly<Record<string, readonly NodeProblem[]>>;

const none: GraphProblems = {};
const found = new WeakMap<GraphNode, { readonly key: readonly unknown[]; readonly problems: readonly NodeProblem[] }>();

/**
 * What would keep the nodes of a canvas from running, as far as the page can tell: inputs that need a value or a link, types
 * that are not installed, files that are not there, links whose types do not fit. Muted and bypassed nodes do not run.
 */
export function findProblems(graph: Graph, document: WorkflowDocument, catalogue: Catalogue): GraphProblems {
  const problems: Record<string, readonly NodeProblem[]> = {};
  for (const node of Object.values(graph.nodes)) {
    if (node.mode !== 'active' || drawnOnly.has(node.type)) continue;
    const listed = problemsOf(node, graph, document, catalogue);
    if (listed.length > 0) problems[node.id] = listed;
  }
  return Object.keys(problems).length > 0 ? problems : none;
}

const drawnOnly: ReadonlySet<string> = new Set(Object.values(editorTypes));

/** Remembered by node: most of them did not change since they were looked at. */
function problemsOf(node: GraphNode, graph: Graph, document: WorkflowDocument, catalogue: Catalogue) {
  const { inputs } = portsOf(node, document, graph, catalogue);
  const links = linkIndex(graph.links).into.get(node.id) ?? [];
  const types = links.map(({ from }) => {
    const source = graph.nodes[from.node];
    return source ? portsOf(source, document, graph, catalogue).outputs[from.slot]?.type : undefined;
  });
  const key = [inputs, catalogue, ...links, ...types];
  const before = found.get(node);
  if (before && before.key.length === key.length && key.every((part, index) => part === before.key[index])) {
    return before.problems;
  }
  const isKnown = document.subgraphs[node.type] !== undefined || findType(catalogue, node.type) !== undefined;
  const linked = new Map(links.map(({ to }, index) => [to.input, types[index] ?? '*']));
  const problems = isKnown
    ? inputs.flatMap((input) => problemOf(node, input, linked.get(input.name)) ?? [])
    : [{ code: 'missing_node_type' as const, text: notInstalled(node.type) }];
  found.set(node, { key, problems });
  return problems;
}

/** @param given the type of what a link brings; undefined without one */
function problemOf({ values, id }: GraphNode, input: InputPort, given: string | undefined): NodeProblem | undefined {
  const { name, widget, preset, optional } = input;
  if (id === subgraphEnds.input || id === subgraphEnds.output) return undefined;
  if (given !== undefined) {
    return typesFit(given, input)
      ? undefined
      : { code: 'return_type_mismatch', input: name, text: unfit(input, given) };
  }
  const value: Json | undefined = values[name] ?? preset;
  const isEmpty = value === undefined || (widget?.kind === 'file' && value === '');
  if (isEmpty) return optional ? undefined : { code: 'required_input_missing', input: name, text: missing(input) };
  const choices =
    widget?.kind === 'choice' || widget?.kind === 'file' ? (widget.choices as readonly Json[]) : undefined;
  if (!choices || choices.includes(value)) return undefined;
  return {
    code: 'value_not_in_list',
    input: name,
    text: widget?.kind === 'file' ? noFile(value) : noChoice(input, value),
  };
}

function missing({ label, widget }: InputPort): LocalizedText {
  if (widget?.kind === 'file') return { en: `Choose a file for “${label.en}”.`, zh: `请为“${label.zh}”选择文件。` };
  if (widget) return { en: `Fill in “${label.en}”.`, zh: `请填写“${label.zh}”。` };
  return { en: `Connect “${label.en}”.`, zh: `请连接“${label.zh}”。` };
}

function notInstalled(type: string): LocalizedText {
  return { en: `The node type ${type} is not installed.`, zh: `节点类型 ${type} 未安装。` };
}

function noFile(value: Json): LocalizedText {
  return {
    en: `The file ${String(value)} is not in the input folder. Choose or upload it.`,
    zh: `输入文件夹中没有文件 ${String(value)}，请重新选择或上传。`,
  };
}

function noChoice({ label }: InputPort, value: Json): LocalizedText {
  return {
    en: `“${label.en}” cannot be ${String(value)}. Choose one of the list.`,
    zh: `“${label.zh}”不能为 ${String(value)}，请从列表中选择。`,
  };
}

function unfit({ label, type }: InputPort, given: string): LocalizedText {
  return {
    en: `“${label.en}” takes ${type}, but ${given} is linked to it.`,
    zh: `“${label.zh}”需要 ${type}，但连接的是 ${given}。`,
  };
}
