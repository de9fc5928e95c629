import { workflowInvalid } from '../errors.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import type { UiGraph, UiLink, UiNode, UiSocket } from './ui-graph.js';

/** A workflow and the sub-graphs it defines, by their ids. */
export interface UiWorkflow {
  readonly graph: UiGraph;
  readonly subgraphs: ReadonlyMap<string, UiGraph>;
}

/** Tells the format that editors save (a list of nodes) from the API format (nodes by id). */
export function isUiWorkflow(json: unknown): json is JsonObject {
  return isJsonObject(json) && Array.isArray(json.nodes);
}

/**
 * Reads a saved workflow of format 0.4 (links as lists) or 1 (links as objects), and the sub-graphs it defines.
 * @throws WORKFLOW_INVALID
 */
export function readUiWorkflow(workflow: JsonObject): UiWorkflow {
  const definitions = workflow.definitions;
  const listed = isJsonObject(definitions) && Array.isArray(definitions.subgraphs) ? definitions.subgraphs : [];
  const subgraphs = new Map<string, UiGraph>();
  for (const subgraph of listed as readonly Json[]) {
    if (isJsonObject(subgraph)) subgraphs.set(String(subgraph.id), readGraph(subgraph));
  }
  return { graph: readGraph(workflow), subgraphs };
}

function readGraph(graph: JsonObject): UiGraph {
  if (!Array.isArray(graph.nodes)) {
    throw workflowInvalid({ problem: { en: 'it has no list of nodes', zh: '缺少节点列表' } });
  }
  const nodes = new Map<string, UiNode>();
  for (const json of graph.nodes as readonly Json[]) {
    const node = readNode(json);
    nodes.set(node.id, node);
  }
  const links = new Map<string, UiLink>();
  for (const json of listOf(graph.links)) {
    const link = readLink(json);
    if (link !== undefined) links.set(link.id, link);
  }
  return {
    nodes,
    links,
    inputs: listOf(graph.inputs).map(readSocket),
    inputNode: idOf(graph.inputNode) ?? '-10',
    outputNode: idOf(graph.outputNode) ?? '-20',
  };
}

function readNode(json: Json): UiNode {
  const id = idOf(json);
  if (!isJsonObject(json) || id === undefined || typeof json.type !== 'string') {
    throw workflowInvalid({
      problem: { en: 'a node in its list has no id or no type', zh: '节点列表中有节点缺少 id 或 type' },
    });
  }
  return {
    id,
    type: json.type,
    mode: typeof json.mode === 'number' ? json.mode : 0,
    ...(typeof json.title === 'string' ? { title: json.title } : {}),
    inputs: listOf(json.inputs).map(readSocket),
    outputs: listOf(json.outputs).map(readSocket),
    values: json.widgets_values ?? null,
    namedValues: objectOr(json.widgets_values_named),
    properties: objectOr(json.properties),
  };
}

/** Types of old sockets may be numbers (events) and lists (choices): they fit nothing but themselves. */
function readSocket(json: Json): UiSocket {
  const { name, type, link, widget } = objectOr(json);
  return {
    name: typeof name === 'string' ? name : '',
    type: typeof type === 'string' ? type : JSON.stringify(type ?? null),
    ...(typeof link === 'number' || typeof link === 'string' ? { link: String(link) } : {}),
    ...(isJsonObject(widget) && typeof widget.name === 'string' ? { widget: widget.name } : {}),
  };
}

/** `[id, origin, slot, target, slot, type]` in format 0.4, an object in format 1 and in sub-graphs. */
function readLink(json: Json): (UiLink & { readonly id: string }) | undefined {
  const parts: readonly (Json | undefined)[] = Array.isArray(json) ? json : fromObject(objectOr(json));
  const [id, origin, originSlot, target, targetSlot] = parts;
  if (id === undefined || id === null || origin === undefined || target === undefined) return undefined;
  return {
    id: String(id),
    origin: String(origin),
    originSlot: Number(originSlot),
    target: String(target),
    targetSlot: Number(targetSlot),
  };
}

function fromObject(link: JsonObject): readonly (Json | undefined)[] {
  return [link.id, link.origin_id, link.origin_slot, link.target_id, link.target_slot];
}

function idOf(json: Json | undefined): string | undefined {
  const id = isJsonObject(json) ? json.id : undefined;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}

function listOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

function objectOr(json: Json | undefined): JsonObject {
  return isJsonObject(json) ? json : {};
}
