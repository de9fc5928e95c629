import type { Json, JsonObject } from '@talkgraph/engine';
import type { Catalogue } from '../catalogue/node-type.js';
import { highestId } from './change-graph.js';
import { type Graph, type GraphGroup, type GraphLink, subgraphEnds, type WorkflowDocument } from './document.js';
import { linkIndex } from './link-index.js';
import { writeNode } from './write-node.js';

/** A link as files write it: to a socket by its place. */
export interface SavedLink {
  readonly id: string;
  readonly from: string;
  readonly fromSlot: number;
  readonly to: string;
  readonly toSlot: number;
  readonly type: string;
}

/** What a file holds of a canvas. */
export interface SavedGraph {
  readonly nodes: readonly JsonObject[];
  readonly links: readonly SavedLink[];
  readonly groups: readonly JsonObject[];
  readonly lastNodeId: number;
  readonly lastLinkId: number;
}

/** Writes the nodes of a graph, in the order of their ids, its links and its groups. The ends of a sub-graph are no nodes. */
export function writeGraph(
  graph: Graph,
  document: WorkflowDocument,
  catalogue: Catalogue,
  outputs: readonly string[] = [],
): SavedGraph {
  const index = linkIndex(graph.links);
  const slots = new Map<string, number>();
  const nodes = inOrder(graph.nodes).flatMap((node) => {
    if (node.id === subgraphEnds.input || node.id === subgraphEnds.output) return [];
    const { json, inputs } = writeNode(node, { document, graph, catalogue, index });
    for (const [slot, name] of inputs.entries()) slots.set(`${node.id}\n${name}`, slot);
    return [json];
  });
  for (const [slot, name] of outputs.entries()) slots.set(`${subgraphEnds.output}\n${name}`, slot);
  const links = inOrder(graph.links).flatMap(({ id, from, to, type }: GraphLink) => {
    const toSlot = slots.get(`${to.node}\n${to.input}`);
    if (toSlot === undefined || !graph.nodes[from.node]) return [];
    return [{ id, from: from.node, fromSlot: from.slot, to: to.node, toSlot, type }];
  });
  return {
    nodes,
    links,
    groups: inOrder(graph.groups).map(writeGroup),
    lastNodeId: highestId(graph.nodes, graph.rest?.last_node_id),
    lastLinkId: highestId(graph.links),
  };
}

/** Ids are numbers in files, unless another editor wrote something else. */
export function idJson(id: string): Json {
  return /^-?(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id;
}

/** Records by their ids: numbers first, so that files differ only where the workflow does. */
function inOrder<T extends { readonly id: string }>(records: Readonly<Record<string, T>>): readonly T[] {
  // Keys that are numbers come in their order already.
  const listed = Object.values(records);
  const others = listed.filter(({ id }) => !/^\d+$/.test(id));
  if (others.length === 0) return listed;
  const numbers = listed.filter(({ id }) => /^\d+$/.test(id));
  return [...numbers, ...others.sort((a, b) => (a.id < b.id ? -1 : 1))];
}

function writeGroup({ id, title, color, x, y, width, height, rest }: GraphGroup): JsonObject {
  return { id: idJson(id), title, bounding: [x, y, width, height], ...(color !== undefined && { color }), ...rest };
}
