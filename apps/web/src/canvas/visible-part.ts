import type { Graph, GraphLink } from '../graph/document.js';
import type { NodeBox } from './node-box.js';
import { contains, grown, overlap, type Point, type Rect } from './rect.js';

/** What of a graph is handed to the drawing: the rest is too far away to be seen soon. */
export interface VisiblePart {
  readonly nodes: ReadonlySet<string>;
  /** Nodes that are not seen themselves, but have a link that is. */
  readonly farEnds: ReadonlySet<string>;
  readonly links: readonly GraphLink[];
}

/** What to draw for a view: more than is seen, so that a little panning needs nothing new. */
export function coverageOf(view: Rect): Rect {
  return grown(view, Math.max(view.width, view.height) * 0.12);
}

/** Whether what was drawn no longer does: the view left it, or it is so much larger than the view that it only costs. */
export function needsCoverage(coverage: Rect | undefined, view: Rect): boolean {
  if (!coverage || !contains(coverage, view)) return true;
  return coverage.width * coverage.height > view.width * view.height * 9;
}

/** The nodes and links that lie in, or lead through, what is drawn. */
export function partOf(graph: Graph, boxOf: (node: string) => NodeBox | undefined, coverage: Rect): VisiblePart {
  const nodes = new Set<string>();
  for (const { id, x, y } of Object.values(graph.nodes)) {
    const box = boxOf(id);
    if (box && overlap(coverage, { x, y, width: box.width, height: box.height })) nodes.add(id);
  }
  const farEnds = new Set<string>();
  const links: GraphLink[] = [];
  for (const link of Object.values(graph.links)) {
    const fromSeen = nodes.has(link.from.node);
    const toSeen = nodes.has(link.to.node);
    if (!(fromSeen || toSeen) && !crosses(graph, link, boxOf, coverage)) continue;
    links.push(link);
    if (!fromSeen) farEnds.add(link.from.node);
    if (!toSeen) farEnds.add(link.to.node);
  }
  return { nodes, farEnds, links };
}

/** Whether a link between two nodes outside leads through the coverage, going by the rectangle around its ends. */
function crosses(graph: Graph, link: GraphLink, boxOf: (node: string) => NodeBox | undefined, coverage: Rect): boolean {
  const from = middle(graph, link.from.node, boxOf);
  const to = middle(graph, link.to.node, boxOf);
  if (!(from && to)) return false;
  const x = Math.min(from.x, to.x);
  const y = Math.min(from.y, to.y);
  return overlap(coverage, { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) });
}

function middle(graph: Graph, id: string, boxOf: (node: string) => NodeBox | undefined): Point | undefined {
  const node = graph.nodes[id];
  const box = boxOf(id);
  return node && box && { x: node.x + box.width / 2, y: node.y + box.height / 2 };
}
