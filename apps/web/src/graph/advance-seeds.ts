import type { Catalogue, InputPort } from '../catalogue/node-type.js';
import { afterRunOf } from './after-run.js';
import { changeNodes } from './change-graph.js';
import { editorTypes, type Graph, type GraphNode, type WorkflowDocument } from './document.js';
import { linkInto } from './link-index.js';
import { nextSeed } from './next-seed.js';
import { portsOf } from './ports-of.js';

/**
 * Changes the values that shall change after each run, as it says beside them: on every canvas, also where an instance shows
 * a seed of a node inside it.
 * @param random answers a number from 0 to less than 1
 */
export function advanceSeeds(
  document: WorkflowDocument,
  catalogue: Catalogue,
  random: () => number = Math.random,
): WorkflowDocument {
  const advance = (graph: Graph) =>
    changeNodes(graph, Object.keys(graph.nodes), (node) => {
      const { inputs } = portsOf(node, document, graph, catalogue);
      const seeds = inputs.filter((input) => isSeed(node, input) && !linkInto(graph.links, node.id, input.name));
      return advanceNode(node, seeds, random);
    });
  const root = advance(document.root);
  let { subgraphs } = document;
  for (const [id, definition] of Object.entries(document.subgraphs)) {
    const graph = advance(definition.graph);
    if (graph !== definition.graph) subgraphs = { ...subgraphs, [id]: { ...definition, graph } };
  }
  return root === document.root && subgraphs === document.subgraphs ? document : { ...document, root, subgraphs };
}

/** Whatever a primitive holds may be told to change. */
function isSeed({ type }: GraphNode, { changesAfterRun }: InputPort): boolean {
  return changesAfterRun || type === editorTypes.primitive;
}

function advanceNode(node: GraphNode, seeds: readonly InputPort[], random: () => number): GraphNode {
  let { values } = node;
  for (const { name, widget, preset } of seeds) {
    const now = values[name] ?? preset;
    const next = nextSeed(now, afterRunOf(node, name), widget, random);
    if (next !== undefined && next !== now) values = { ...values, [name]: next };
  }
  return values === node.values ? node : { ...node, values };
}
