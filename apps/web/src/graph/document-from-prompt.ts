import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { findType } from '../catalogue/find-type.js';
import type { Catalogue, NodeType } from '../catalogue/node-type.js';
import type { Graph, GraphLink, GraphNode, WorkflowDocument } from './document.js';
import type { ReadWorkflow } from './document-from-workflow.js';
import { emptyDocument } from './empty-document.js';
import { layOutGraph } from './lay-out-graph.js';
import { idIn, isKey, objectIn, slotIn } from './read-json.js';

/** A node of a prompt, its constants apart from its links. */
interface PromptNode {
  readonly id: string;
  readonly type: string;
  readonly constants: Readonly<Record<string, Json>>;
  readonly links: readonly { readonly input: string; readonly node: string; readonly slot: number }[];
  readonly meta: JsonObject;
}

/** Reads a workflow in API format and lays it out. Nodes of sub-graphs, which it holds flat, stay as they are: `5:3`. */
export function documentFromPrompt(prompt: JsonObject, catalogue: Catalogue): ReadWorkflow {
  const remarks = new Map<string, LocalizedText>();
  const read = Object.entries(prompt).flatMap(([id, json]) => readNode(id, json, prompt));
  const slots = new Map<string, number>();
  for (const { links } of read) {
    for (const { node, slot } of links) slots.set(node, Math.max(slots.get(node) ?? 0, slot + 1));
  }
  const nodes: Record<string, GraphNode> = {};
  const links: Record<string, GraphLink> = {};
  for (const node of read) {
    const type = findType(catalogue, node.type);
    if (!type) remarks.set(node.type, unknownType(node.type));
    nodes[node.id] = graphNode(node, type, slots.get(node.id) ?? 0);
  }
  let count = 0;
  for (const node of read) {
    for (const { input, node: from, slot } of node.links) {
      const source = nodes[from];
      if (!source) continue;
      const id = String(++count);
      const type = findType(catalogue, source.type)?.outputs[slot]?.type ?? '*';
      links[id] = { id, from: { node: from, slot }, to: { node: node.id, input }, type };
    }
  }
  const document: WorkflowDocument = emptyDocument();
  const graph: Graph = { nodes, links, groups: {} };
  const root = layOutGraph(graph, Object.keys(nodes), { ...document, root: graph }, catalogue, new Map());
  return { document: { ...document, root }, remarks: [...remarks.values()] };
}

function readNode(id: string, json: Json, prompt: JsonObject): PromptNode[] {
  if (!isJsonObject(json) || typeof json.class_type !== 'string' || !isKey(id) || !isKey(json.class_type)) return [];
  const constants: Record<string, Json> = {};
  const links: { input: string; node: string; slot: number }[] = [];
  for (const [input, value] of Object.entries(objectIn(json.inputs)).filter(([name]) => isKey(name))) {
    const link = linkIn(value, prompt);
    if (link) links.push({ input, ...link });
    else if (value !== null)
      constants[input] = isJsonObject(value) && '__value__' in value ? (value.__value__ as Json) : value;
  }
  return [{ id, type: json.class_type, constants, links, meta: objectIn(json._meta) }];
}

function linkIn(value: Json, prompt: JsonObject): { node: string; slot: number } | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [node, given] = value as readonly Json[];
  const slot = typeof given === 'number' ? slotIn(given) : undefined;
  const id = idIn(node);
  return slot !== undefined && id !== undefined && isJsonObject(prompt[id]) ? { node: id, slot } : undefined;
}

function graphNode(
  { id, type, constants, links, meta }: PromptNode,
  known: NodeType | undefined,
  slots: number,
): GraphNode {
  const { title, version, policy } = meta;
  const own = { ...(version !== undefined && { version }), ...(policy !== undefined && { policy }) };
  const isOwnTitle =
    typeof title === 'string' && title !== type && title !== known?.label.en && title !== known?.label.zh;
  const declared = new Set(known?.inputs.map(({ name }) => name));
  const further = links.filter(({ input }) => !declared.has(input)).map(({ input }) => ({ name: input, type: '*' }));
  const widgets = known ? [] : Object.keys(constants).map((name) => ({ name, type: '*', widget: { name } }));
  const sockets = [...further, ...widgets];
  const missing = Math.max(0, slots - (known?.outputs.length ?? 0));
  const outputs = [
    ...(known?.outputs ?? []).map(({ name, type: output }) => ({ name, type: output })),
    ...Array.from({ length: missing }, () => ({ name: '*', type: '*' })),
  ];
  return {
    id,
    type,
    ...(isOwnTitle && { title }),
    x: 0,
    y: 0,
    mode: 'active',
    collapsed: false,
    values: constants,
    ...(sockets.length > 0 && { savedInputs: sockets }),
    ...(missing > 0 && { savedOutputs: outputs }),
    properties: Object.keys(own).length > 0 ? { talkgraph: own } : {},
  };
}

function unknownType(type: string): LocalizedText {
  return {
    en: `The node type ${type} is not installed; its nodes are kept as they are, but cannot run.`,
    zh: `节点类型 ${type} 未安装；相关节点会原样保留，但无法运行。`,
  };
}
