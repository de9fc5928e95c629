import { Graph as LayoutGraph, layout } from '@dagrejs/dagre';
import type { GraphLink } from './document.js';
import { layOutInLayers } from './lay-out-layers.js';
import { wholePixel } from './whole-pixel.js';

/** What is laid out: boxes by their ids. */
export type Boxes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

/** Beyond this many nodes the best ranks take too long to find; good ones are found at once. */
const mostForBestRanks = 300;

/** Beyond this many a long chain of them would be more than the layout's recursion can take. */
const mostForDagre = 800;

/**
 * Places boxes from left to right along the links between them, without overlaps, beginning at `from`. Boxes that no link
 * joins stand in a column of their own at the end.
 */
export function layOut(
  boxes: Boxes,
  links: Iterable<GraphLink>,
  from: { readonly x: number; readonly y: number },
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const edges = [...links].filter((link) => boxes.has(link.from.node) && boxes.has(link.to.node));
  const linked = new Set(edges.flatMap(({ from: { node }, to }) => [node, to.node]));
  const together = new Map([...boxes].filter(([id]) => linked.has(id)));
  const corners = new Map(together.size > mostForDagre ? layOutInLayers(together, edges) : layOutWell(together, edges));
  let right = 0;
  for (const [id, { x }] of corners) right = Math.max(right, x + (boxes.get(id)?.width ?? 0) + 90);
  let top = 0;
  for (const [id, { height }] of boxes) {
    if (linked.has(id)) continue;
    corners.set(id, { x: right, y: top });
    top += height + 40;
  }
  const left = least(corners, 'x');
  const highest = least(corners, 'y');
  return new Map(
    [...corners].map(([id, { x, y }]) => [
      id,
      { x: wholePixel(x - left + from.x), y: wholePixel(y - highest + from.y) },
    ]),
  );
}

function layOutWell(boxes: Boxes, links: readonly GraphLink[]): ReadonlyMap<string, { x: number; y: number }> {
  const graph = new LayoutGraph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 40,
    ranksep: 90,
    ranker: boxes.size > mostForBestRanks ? 'longest-path' : 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, { width, height }] of boxes) graph.setNode(id, { width, height });
  for (const { from, to } of links) graph.setEdge(from.node, to.node);
  if (boxes.size > 0) layout(graph);
  return new Map(
    [...boxes].map(([id, { width, height }]) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}

function least(corners: ReadonlyMap<string, { readonly x: number; readonly y: number }>, axis: 'x' | 'y'): number {
  let found = Number.POSITIVE_INFINITY;
  for (const corner of corners.values()) found = Math.min(found, corner[axis]);
  return found;
}
