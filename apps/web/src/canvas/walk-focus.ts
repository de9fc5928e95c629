import type { Graph } from '../graph/document.js';
import type { Point } from './rect.js';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The node one comes to from another by an arrow key: left and right follow links, to the one at about the same height;
 * where there is none, and for up and down, it is the nearest node in that direction.
 */
export function nodeBeside(graph: Graph, id: string, direction: Direction): string | undefined {
  const here = graph.nodes[id];
  if (!here) return undefined;
  const linked = linkedNodes(graph, id, direction).filter((other) => graph.nodes[other]);
  const byHeight = (other: string) => Math.abs((graph.nodes[other]?.y ?? 0) - here.y);
  if (linked.length > 0) return linked.reduce((best, other) => (byHeight(other) < byHeight(best) ? other : best));
  let nearest: string | undefined;
  let shortest = Infinity;
  for (const other of Object.values(graph.nodes)) {
    const distance = other.id === id ? Infinity : distanceToward(here, other, direction);
    if (distance < shortest) {
      shortest = distance;
      nearest = other.id;
    }
  }
  return nearest;
}

function linkedNodes(graph: Graph, id: string, direction: Direction): string[] {
  if (direction !== 'left' && direction !== 'right') return [];
  const found: string[] = [];
  for (const { from, to } of Object.values(graph.links)) {
    if (direction === 'right' && from.node === id) found.push(to.node);
    if (direction === 'left' && to.node === id) found.push(from.node);
  }
  return found;
}

/** Going astray counts twice; what does not lie in the direction is infinitely far. */
function distanceToward(here: Point, there: Point, direction: Direction): number {
  const x = there.x - here.x;
  const y = there.y - here.y;
  const along = { left: -x, right: x, up: -y, down: y }[direction];
  const astray = direction === 'left' || direction === 'right' ? Math.abs(y) : Math.abs(x);
  return along <= 0 || astray > along * 3 ? Infinity : along + 2 * astray;
}
