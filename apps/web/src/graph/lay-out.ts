import { Graph as LayoutGraph, layout } from '@dagrejs/dagre';
import type { GraphLink } from './document.js';
import { wholePixel } from './whole-pixel.js';

/** What is laid out: boxes by their ids. */
export type Boxes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

/** Beyond this many nodes the best ranks take too long to find; good ones are found at once. */
const mostForBestRanks = 300;

/**
 * Places boxes from left to right along the links between them, without overlaps, beginning at `from`. Boxes that no link
 * joins stand in a column of their own at the end.
 */
export function layOut(
  boxes: Boxes,
  links: Iterable<GraphLink>,
  from: { readonly x: number; readonly y: number },
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const graph = new LayoutGraph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 40,
    ranksep: 90,
    ranker: boxes.size > mostForBestRanks ? 'longest-path' : 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const linked = new Set<string>();
  const edges = [...links].filter((link) => boxes.has(link.from.node) && boxes.has(link.to.node));
  for (const edge of edges) linked.add(edge.from.node).add(edge.to.node);
  for (const [id, { width, height }] of boxes) if (linked.has(id)) graph.setNode(id, { width, height });
  for (const edge of edges) graph.setEdge(edge.from.node, edge.to.node);
  if (linked.size > 0) layout(graph);
  const corners = new Map<string, { x: number; y: number }>();
  let right = 0;
  let top = 0;
  for (const [id, { width, height }] of boxes) {
    if (!linked.has(id)) continue;
    const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
    corners.set(id, { x: x - width / 2, y: y - height / 2 });
    right = Math.max(right, x + width / 2 + 90);
  }
  for (const [id, { height }] of boxes) {
    if (linked.has(id)) continue;
    corners.set(id, { x: right, y: top });
    top += height + 40;
  }
  const left = Math.min(...[...corners.values()].map(({ x }) => x));
  const highest = Math.min(...[...corners.values()].map(({ y }) => y));
  return new Map(
    [...corners].map(([id, { x, y }]) => [
      id,
      { x: wholePixel(x - left + from.x), y: wholePixel(y - highest + from.y) },
    ]),
  );
}
