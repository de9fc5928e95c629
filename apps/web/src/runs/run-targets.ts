import { findType } from '../catalogue/find-type.js';
import type { Catalogue } from '../catalogue/node-type.js';
import { graphAt } from '../editor/open-graph.js';
import { editorTypes, type Graph, type GraphNode, subgraphEnds, type WorkflowDocument } from '../graph/document.js';
import { linkIndex } from '../graph/link-index.js';
import { promptNodeId } from './prompt-node-id.js';

/** A sub-graph that contains itself is deeper. */
const deepest = 100;

/**
 * The nodes of a run that "up to here" means for nodes of the canvas at `path`. Instances of sub-graphs do not run
 * themselves, so it is what gives their outputs, and what saves or shows something inside them.
 */
export function runTargets(
  { document, catalogue }: { readonly document: WorkflowDocument; readonly catalogue: Catalogue },
  path: readonly string[],
  nodes: readonly string[],
): string[] {
  const found = new Set<string>();
  const add = (graph: Graph | undefined, at: readonly string[], ids: Iterable<string>) => {
    if (!graph || at.length > deepest) return;
    for (const id of upstreamOfReroutes(graph, ids)) {
      const type = graph.nodes[id]?.type ?? '';
      const definition = document.subgraphs[type];
      if (definition) add(definition.graph, [...at, id], givers(definition.graph, document, catalogue));
      else if (!drawnOnly.has(type)) found.add(promptNodeId(at, id));
    }
  };
  add(graphAt(document, path), path, nodes);
  return [...found];
}

/** Types that are no nodes of a run. */
const drawnOnly: ReadonlySet<string> = new Set(Object.values(editorTypes));

/** What a sub-graph is run for: the sources of its outputs, its own outputs, and instances that may hold some. */
function givers(graph: Graph, document: WorkflowDocument, catalogue: Catalogue): string[] {
  const sources = (linkIndex(graph.links).into.get(subgraphEnds.output) ?? []).map(({ from }) => from.node);
  const savers = Object.values(graph.nodes).filter(
    (node) => isOutput(node, catalogue) || document.subgraphs[node.type] !== undefined,
  );
  return [...sources, ...savers.map(({ id }) => id)];
}

function isOutput({ type }: GraphNode, catalogue: Catalogue): boolean {
  return findType(catalogue, type)?.isOutput === true;
}

/** A reroute stands for what it hands on. */
function upstreamOfReroutes(graph: Graph, ids: Iterable<string>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (graph.nodes[id]?.type !== editorTypes.reroute) continue;
    open.push(...(linkIndex(graph.links).into.get(id) ?? []).map(({ from }) => from.node));
  }
  return seen;
}
