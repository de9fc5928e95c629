import type { Graph, GraphLink, GraphNode } from './document.js';
import { linkIndex, linkInto } from './link-index.js';

/** Changes these nodes; those that `change` answers unchanged, and the graph if all are, stay the same objects. */
export function changeNodes(graph: Graph, ids: Iterable<string>, change: (node: GraphNode) => GraphNode): Graph {
  let nodes: Record<string, GraphNode> | undefined;
  for (const id of ids) {
    const node = graph.nodes[id];
    const changed = node && change(node);
    if (!changed || changed === node) continue;
    nodes ??= { ...graph.nodes };
    nodes[id] = changed;
  }
  return nodes ? { ...graph, nodes } : graph;
}

/** Puts nodes in, or in the place of those with their ids. */
export function putNodes(graph: Graph, nodes: readonly GraphNode[]): Graph {
  if (nodes.length === 0) return graph;
  return withLastId({
    ...graph,
    nodes: { ...graph.nodes, ...Object.fromEntries(nodes.map((node) => [node.id, node])) },
  });
}

/** The highest id ever given is kept only where no node has it. */
export function withLastId(graph: Graph): Graph {
  const last = graph.rest?.last_node_id;
  if (typeof last !== 'number' || last > highestId(graph.nodes)) return graph;
  const { rest, ...others } = graph;
  const { last_node_id: _, ...kept } = rest ?? {};
  return Object.keys(kept).length > 0 ? { ...others, rest: kept } : others;
}

/** Takes nodes out, with the links at them. Remembers the highest id ever given, so that none comes back as another. */
export function withoutNodes(graph: Graph, ids: Iterable<string>): Graph {
  const gone = new Set([...ids].filter((id) => graph.nodes[id]));
  if (gone.size === 0) return graph;
  const highest = highestId(graph.nodes, graph.rest?.last_node_id);
  const nodes = Object.fromEntries(Object.entries(graph.nodes).filter(([id]) => !gone.has(id)));
  const { into, outOf } = linkIndex(graph.links);
  const links = [...gone].flatMap((id) => [...(into.get(id) ?? []), ...(outOf.get(id) ?? [])].map((link) => link.id));
  const rest = highestId(nodes) < highest ? { ...graph.rest, last_node_id: highest } : graph.rest;
  return withoutLinks({ ...graph, nodes, ...(rest && { rest }) }, links);
}

/** Takes links out. */
export function withoutLinks(graph: Graph, ids: readonly string[]): Graph {
  const gone = new Set(ids.filter((id) => graph.links[id]));
  if (gone.size === 0) return graph;
  return { ...graph, links: Object.fromEntries(Object.entries(graph.links).filter(([id]) => !gone.has(id))) };
}

/** Links an output to an input, in place of what was linked to it. */
export function putLink(graph: Graph, link: Omit<GraphLink, 'id'>): Graph {
  const before = linkInto(graph.links, link.to.node, link.to.input);
  const id = before?.id ?? newLinkId(graph);
  return { ...graph, links: { ...graph.links, [id]: { id, ...link } } };
}

/** The next free id of a node. */
export function newNodeId(graph: Graph): string {
  return String(highestId(graph.nodes, graph.rest?.last_node_id) + 1);
}

/** The next free id of a link. */
export function newLinkId(graph: Graph): string {
  return String(highestId(graph.links) + 1);
}

/** The next free id of a group. */
export function newGroupId(graph: Graph): string {
  return String(highestId(graph.groups) + 1);
}

/** The highest of the decimal ids; 0 where there is none. */
export function highestId(records: Readonly<Record<string, unknown>>, last?: unknown): number {
  let highest = typeof last === 'number' && last > 0 ? last : 0;
  for (const id in records) {
    const number = Number(id);
    if (Number.isSafeInteger(number) && number > highest) highest = number;
  }
  return highest;
}
