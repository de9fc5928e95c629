import { highestId, newGroupId, newNodeId, withLastId } from './change-graph.js';
import type { Graph, GraphGroup, GraphLink, GraphNode } from './document.js';
import { wholePixel } from './whole-pixel.js';

/** A graph with another one put in, and the ids that its nodes got. */
export interface MergedGraph {
  readonly graph: Graph;
  readonly ids: ReadonlyMap<string, string>;
  readonly groupIds: readonly string[];
}

/** Puts a graph into another one, moved by `by`, under new ids. Links whose ends are not all among its nodes are left out. */
export function mergeGraph(into: Graph, from: Graph, by: { readonly x: number; readonly y: number }): MergedGraph {
  const nodes: Record<string, GraphNode> = { ...into.nodes };
  const links: Record<string, GraphLink> = { ...into.links };
  const groups: Record<string, GraphGroup> = { ...into.groups };
  const ids = new Map<string, string>();
  let node = Number(newNodeId(into));
  for (const old of Object.values(from.nodes)) {
    const id = String(node);
    node += 1;
    ids.set(old.id, id);
    nodes[id] = { ...old, id, x: wholePixel(old.x + by.x), y: wholePixel(old.y + by.y) };
  }
  let link = highestId(links) + 1;
  for (const old of Object.values(from.links)) {
    const [source, target] = [ids.get(old.from.node), ids.get(old.to.node)];
    if (source === undefined || target === undefined) continue;
    const id = String(link);
    link += 1;
    links[id] = { ...old, id, from: { ...old.from, node: source }, to: { ...old.to, node: target } };
  }
  let group = Number(newGroupId(into));
  const groupIds: string[] = [];
  for (const old of Object.values(from.groups)) {
    const id = String(group);
    group += 1;
    groupIds.push(id);
    groups[id] = { ...old, id, x: wholePixel(old.x + by.x), y: wholePixel(old.y + by.y) };
  }
  return { graph: withLastId({ ...into, nodes, links, groups }), ids, groupIds };
}
