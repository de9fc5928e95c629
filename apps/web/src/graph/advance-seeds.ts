import { findType } from '../catalogue/find-type.js';
import type { Catalogue, InputPort } from '../catalogue/node-type.js';
import { afterRunOf } from './after-run.js';
import { changeNodes } from './change-graph.js';
import { editorTypes, type Graph, type GraphNode, type WorkflowDocument } from './document.js';

/** Seeds are drawn below this; more would lose digits in JSON. */
const seedLimit = 2 ** 48;

/**
 * Changes the values that shall change after each run, as it says beside them.
 * @param random answers a number from 0 to less than 1
 */
export function advanceSeeds(
  document: WorkflowDocument,
  catalogue: Catalogue,
  random: () => number = Math.random,
): WorkflowDocument {
  const advance = (graph: Graph) =>
    changeNodes(graph, Object.keys(graph.nodes), (node) => advanceNode(node, catalogue, random));
  const root = advance(document.root);
  let { subgraphs } = document;
  for (const [id, definition] of Object.entries(subgraphs)) {
    const graph = advance(definition.graph);
    if (graph !== definition.graph) subgraphs = { ...subgraphs, [id]: { ...definition, graph } };
  }
  return root === document.root && subgraphs === document.subgraphs ? document : { ...document, root, subgraphs };
}

function advanceNode(node: GraphNode, catalogue: Catalogue, random: () => number): GraphNode {
  const ports = findType(catalogue, node.type)?.inputs.filter(({ changesAfterRun }) => changesAfterRun) ?? [];
  let values = node.values;
  for (const { name, widget, preset } of [...ports, ...(node.type === editorTypes.primitive ? [primitive] : [])]) {
    const how = afterRunOf(node, name);
    const now = values[name] ?? preset ?? 0;
    if (how === 'fixed' || typeof now !== 'number') continue;
    const { least, most } = limits(widget);
    const next =
      how === 'increment'
        ? now + 1
        : how === 'decrement'
          ? now - 1
          : Math.floor(least + random() * (Math.min(most, seedLimit) - least));
    values = { ...values, [name]: Math.max(least, Math.min(most, next)) };
  }
  return values === node.values ? node : { ...node, values };
}

const primitive: Pick<InputPort, 'name' | 'widget' | 'preset'> = { name: 'value' };

function limits(widget: InputPort['widget']): { readonly least: number; readonly most: number } {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = widget && 'min' in widget ? widget : { min: 0 };
  return { least: Math.max(min, -Number.MAX_SAFE_INTEGER), most: Math.min(max, Number.MAX_SAFE_INTEGER) };
}
