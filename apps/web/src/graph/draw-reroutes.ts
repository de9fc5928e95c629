import type { JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { highestId, newNodeId } from './change-graph.js';
import { editorTypes, type Graph, type GraphLink, type GraphNode } from './document.js';
import { idIn, pairIn } from './read-json.js';

/** Reroutes in a row before a file is taken to be broken. */
const mostInRow = 1000;

/**
 * Newer editors keep the bends of links apart from nodes. Here they become reroute nodes, which mean the same.
 * @param lastOfLink the reroute that is next to the target, by the ids of links
 */
export function drawReroutes(
  graph: Graph,
  saved: readonly JsonObject[],
  lastOfLink: ReadonlyMap<string, string>,
  remark: (text: LocalizedText) => void,
): Graph {
  if (saved.length === 0) return graph;
  const byId = new Map(
    saved.flatMap((reroute) => (idIn(reroute.id) === undefined ? [] : [[idIn(reroute.id), reroute]])),
  );
  const nodes: Record<string, GraphNode> = { ...graph.nodes };
  const links: Record<string, GraphLink> = { ...graph.links };
  const drawn = new Map<string, string>();
  let nextNode = Number(newNodeId(graph));
  let nextLink = highestId(links) + 1;
  const draw = (id: string, link: GraphLink): GraphLink['from'] => {
    const chain: string[] = [];
    for (
      let at: string | undefined = id;
      at !== undefined && chain.length < mostInRow;
      at = idIn(byId.get(at)?.parentId)
    ) {
      if (!byId.has(at)) break;
      chain.unshift(at);
      if (drawn.has(at)) break;
    }
    let from = link.from;
    for (const reroute of chain) {
      let node = drawn.get(reroute);
      if (node === undefined) {
        node = String(nextNode);
        nextNode += 1;
        drawn.set(reroute, node);
        nodes[node] = rerouteNode(node, byId.get(reroute) as JsonObject);
        const linkId = String(nextLink);
        nextLink += 1;
        links[linkId] = { id: linkId, from, to: { node, input: '' }, type: link.type };
      }
      from = { node, slot: 0 };
    }
    return from;
  };
  for (const link of Object.values(graph.links)) {
    const last = lastOfLink.get(link.id);
    if (last !== undefined) links[link.id] = { ...link, from: draw(last, link) };
  }
  if (drawn.size < byId.size) remark(looseReroutes);
  return { ...graph, nodes, links };
}

function rerouteNode(id: string, { pos }: JsonObject): GraphNode {
  const [x, y] = pairIn(pos);
  const type = editorTypes.reroute;
  return { id, type, x, y, mode: 'active', collapsed: false, values: {}, properties: {} };
}

const looseReroutes = {
  en: 'Reroutes that no link goes through were left out.',
  zh: '没有连线经过的转接点已忽略。',
};
