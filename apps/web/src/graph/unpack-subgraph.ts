import { newLinkId, putNodes, withoutNodes } from './change-graph.js';
import { type Graph, type GraphLink, type GraphNode, type SubgraphDefinition, subgraphEnds } from './document.js';
import { linkIndex, linkInto } from './link-index.js';
import { mergeGraph } from './merge-graph.js';

/** A graph in which the nodes of a sub-graph stand in the place of its instance. */
export interface UnpackedGraph {
  readonly graph: Graph;
  /** The new ids of the nodes, by those inside. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Puts the nodes of a sub-graph in the place of an instance; its links and values go to the nodes they were meant for. */
export function unpackSubgraph(graph: Graph, instance: GraphNode, definition: SubgraphDefinition): UnpackedGraph {
  const ends: ReadonlySet<string> = new Set(Object.values(subgraphEnds));
  const inner = definition.graph;
  const nodes = Object.values(inner.nodes).filter(({ id }) => !ends.has(id));
  const corner = {
    x: nodes.reduce((least, { x }) => Math.min(least, x), nodes[0]?.x ?? instance.x),
    y: nodes.reduce((least, { y }) => Math.min(least, y), nodes[0]?.y ?? instance.y),
  };
  const by = { x: instance.x - corner.x, y: instance.y - corner.y };
  const content = { ...inner, nodes: Object.fromEntries(nodes.map((node) => [node.id, node])) };
  const merged = mergeGraph(withoutNodes(graph, [instance.id]), content, by);
  const { ids } = merged;
  const valued = nodes.map((node) => withOuterValues(node, instance, definition, graph));
  const placed = valued.map((node) => ({
    ...(merged.graph.nodes[ids.get(node.id) as string] as GraphNode),
    ...modeAndValues(node, instance),
  }));
  const links = [...linksIn(graph, instance, definition, ids), ...linksOut(graph, instance, definition, ids)];
  return { graph: withLinks(putNodes(merged.graph, placed), links), ids };
}

function modeAndValues({ mode, values }: GraphNode, instance: GraphNode): Pick<GraphNode, 'mode' | 'values'> {
  return { mode: instance.mode === 'active' ? mode : instance.mode, values };
}

/** What the instance held for widgets inside it; where a link feeds its input, its value does not count. */
function withOuterValues(
  node: GraphNode,
  instance: GraphNode,
  { inputs, graph: inner }: SubgraphDefinition,
  outer: Graph,
): GraphNode {
  const values = { ...node.values };
  for (const [name, value] of Object.entries(instance.values)) {
    if (name.startsWith(`${node.id}:`)) values[name.slice(node.id.length + 1)] = value;
  }
  for (const { from, to } of linkIndex(inner.links).into.get(node.id) ?? []) {
    if (from.node !== subgraphEnds.input) continue;
    const name = inputs[from.slot]?.name ?? '';
    const value = instance.values[name];
    if (value !== undefined && !linkInto(outer.links, instance.id, name)) values[to.input] = value;
  }
  return { ...node, values };
}

type NewLink = Omit<GraphLink, 'id'>;

/** From what fed the instance to what its inputs fed inside. */
function linksIn(
  { links }: Graph,
  instance: GraphNode,
  { inputs, graph: inner }: SubgraphDefinition,
  ids: ReadonlyMap<string, string>,
): readonly NewLink[] {
  return (linkIndex(inner.links).outOf.get(subgraphEnds.input) ?? []).flatMap(({ from, to }) => {
    const outer = linkInto(links, instance.id, inputs[from.slot]?.name ?? '');
    const node = ids.get(to.node);
    return outer && node !== undefined ? [{ from: outer.from, to: { ...to, node }, type: outer.type }] : [];
  });
}

/** From what fed the sub-graph's outputs, which may be one of its own inputs, to what the instance fed. */
function linksOut(
  { links }: Graph,
  instance: GraphNode,
  { inputs, outputs, graph: inner }: SubgraphDefinition,
  ids: ReadonlyMap<string, string>,
): readonly NewLink[] {
  return (linkIndex(links).outOf.get(instance.id) ?? []).flatMap((outer) => {
    const source = linkInto(inner.links, subgraphEnds.output, outputs[outer.from.slot]?.name ?? '')?.from;
    if (!source) return [];
    if (source.node === subgraphEnds.input) {
      const through = linkInto(links, instance.id, inputs[source.slot]?.name ?? '');
      return through ? [{ from: through.from, to: outer.to, type: outer.type }] : [];
    }
    const node = ids.get(source.node);
    return node === undefined ? [] : [{ from: { ...source, node }, to: outer.to, type: outer.type }];
  });
}

function withLinks(graph: Graph, links: readonly NewLink[]): Graph {
  const all: Record<string, GraphLink> = { ...graph.links };
  let next = Number(newLinkId(graph));
  for (const link of links) {
    const id = String(next);
    next += 1;
    all[id] = { id, ...link };
  }
  return { ...graph, links: all };
}
