import type { Catalogue } from '../catalogue/node-type.js';
import { changeNodes } from './change-graph.js';
import type { Graph, WorkflowDocument } from './document.js';
import { estimateSize } from './estimate-size.js';
import { layOut } from './lay-out.js';
import { portsOf } from './ports-of.js';

/**
 * Lays out these nodes of a graph from left to right. Their upper left corner stays where it was.
 * @param sizes measured ones; others are estimated
 */
export function layOutGraph(
  graph: Graph,
  ids: Iterable<string>,
  document: WorkflowDocument,
  catalogue: Catalogue,
  sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>,
): Graph {
  const nodes = [...ids].flatMap((id) => graph.nodes[id] ?? []);
  if (nodes.length === 0) return graph;
  const boxes = new Map(
    nodes.map((node) => [node.id, sizes.get(node.id) ?? estimateSize(node, portsOf(node, document, graph, catalogue))]),
  );
  const x = nodes.reduce((least, node) => Math.min(least, node.x), Number.POSITIVE_INFINITY);
  const y = nodes.reduce((least, node) => Math.min(least, node.y), Number.POSITIVE_INFINITY);
  const corners = layOut(boxes, Object.values(graph.links), { x, y });
  return changeNodes(graph, corners.keys(), (node) => {
    const corner = corners.get(node.id);
    return !corner || (corner.x === node.x && corner.y === node.y) ? node : { ...node, ...corner };
  });
}
