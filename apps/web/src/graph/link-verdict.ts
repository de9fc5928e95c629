import type { LocalizedText } from '@talkgraph/errors';
import type { Catalogue } from '../catalogue/node-type.js';
import { editorTypes, type Graph, type GraphLink, type GraphNode, type WorkflowDocument } from './document.js';
import { linkIndex } from './link-index.js';
import { portsOf } from './ports-of.js';
import { typesFit } from './types-fit.js';

/** Why a link would be refused; undefined where it may be made. */
export function linkRefusal(
  ends: Pick<GraphLink, 'from' | 'to'>,
  document: WorkflowDocument,
  graph: Graph,
  catalogue: Catalogue,
): LocalizedText | undefined {
  const source = graph.nodes[ends.from.node];
  const target = graph.nodes[ends.to.node];
  const output = source && portsOf(source, document, graph, catalogue).outputs[ends.from.slot];
  const input = target && portsOf(target, document, graph, catalogue).inputs.find(({ name }) => name === ends.to.input);
  if (!source || !target || !output || !input) return noSuchPort;
  if (!takesLinks(target, ends.to.input, document)) return widgetOnly;
  if (source.type === editorTypes.primitive && !input.widget) return primitiveNeedsWidget;
  if (isNewPort(source, output.name) && isNewPort(target, ends.to.input)) return newToNew;
  // A primitive becomes what it is linked to.
  const fits = source.type === editorTypes.primitive || typesFit(output.type, input);
  if (!fits) return typesDiffer(output.type, [input.type, ...input.accepts]);
  return leadsBack(ends, graph) ? circular : undefined;
}

/** Whether an input has a socket. Notes, primitives, and widgets that an instance shows of nodes inside it have none. */
export function takesLinks(
  { type }: Pick<GraphNode, 'type'>,
  input: string,
  { subgraphs }: Pick<WorkflowDocument, 'subgraphs'>,
): boolean {
  if (type === editorTypes.note || type === editorTypes.markdownNote || type === editorTypes.primitive) return false;
  const definition = subgraphs[type];
  return !definition || definition.inputs.some(({ name }) => name === input);
}

function isNewPort({ type }: GraphNode, name: string): boolean {
  return name === '' && (type === editorTypes.subgraphInput || type === editorTypes.subgraphOutput);
}

/** Whether the source can be reached from the target: the new link would close a ring. */
function leadsBack({ from, to }: Pick<GraphLink, 'from' | 'to'>, { links }: Graph): boolean {
  if (from.node === to.node) return true;
  const { outOf } = linkIndex(links);
  const seen = new Set([to.node]);
  const open = [to.node];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const link of outOf.get(id) ?? []) {
      if (link.to.node === from.node) return true;
      if (seen.has(link.to.node)) continue;
      seen.add(link.to.node);
      open.push(link.to.node);
    }
  }
  return false;
}

function typesDiffer(output: string, inputs: readonly string[]): LocalizedText {
  return {
    en: `This output gives ${output}; this input takes ${inputs.join(' or ')}.`,
    zh: `该输出的类型是 ${output}，而该输入需要 ${inputs.join(' 或 ')}。`,
  };
}

const circular: LocalizedText = {
  en: 'This link would close a circle: the node would wait for its own result.',
  zh: '这条连线会形成环路：节点将等待自己的结果。',
};

const noSuchPort: LocalizedText = {
  en: 'There is no such port on this canvas.',
  zh: '当前画布上没有这个端口。',
};

const widgetOnly: LocalizedText = {
  en: 'This value is only set by hand; no link can lead to it.',
  zh: '该值只能手动填写，不能连线。',
};

const primitiveNeedsWidget: LocalizedText = {
  en: 'A primitive can only feed inputs that could also be filled in by hand.',
  zh: '“基本值”节点只能连接到可以手动填写的输入。',
};

const newToNew: LocalizedText = {
  en: 'Link a node to one of the two ends; a new input cannot lead straight to a new output.',
  zh: '请将其中一端连接到节点；新增输入不能直接连到新增输出。',
};
