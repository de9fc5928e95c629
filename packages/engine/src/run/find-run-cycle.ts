import type { LiveGraph } from './live-graph.js';
import type { LiveNode } from './live-node.js';

/** A cycle among nodes that all wait for one another: every unfinished node leads to one when nothing can go on. */
export function findRunCycle(open: ReadonlySet<LiveNode>, graph: LiveGraph): readonly LiveNode[] {
  const path: LiveNode[] = [];
  const places = new Map<LiveNode, number>();
  let [node] = open;
  while (node !== undefined) {
    const place = places.get(node);
    if (place !== undefined) return path.slice(place);
    places.set(node, path.length);
    path.push(node);
    node = awaited(node, graph).find((source) => open.has(source));
  }
  return path;
}

function awaited(node: LiveNode, graph: LiveGraph): readonly LiveNode[] {
  const links =
    node.results === undefined
      ? node.links.filter(({ name, lazy }) => !lazy || node.asked.has(name)).map(({ link }) => link)
      : resultLinks(node);
  return links.map((link) => graph.source(node.id, link));
}

function resultLinks({ results = [] }: LiveNode) {
  return results.flatMap(({ outputs }) => outputs.flat()).flatMap((item) => ('link' in item ? [item.link] : []));
}
