import { findType } from '../catalogue/find-type.js';
import type { Catalogue } from '../catalogue/node-type.js';
import { changeNodes } from './change-graph.js';
import type { Graph, GraphNode, WorkflowDocument } from './document.js';
import { readWidgetValues } from './read-widget-values.js';

/**
 * Gives nodes whose types were unknown when they were read what the catalogue now knows of them: their saved values get
 * their names. Everything else stays the same object.
 */
export function adoptTypes(document: WorkflowDocument, catalogue: Catalogue): WorkflowDocument {
  const root = adoptGraph(document.root, catalogue);
  let subgraphs = document.subgraphs;
  for (const [id, definition] of Object.entries(document.subgraphs)) {
    const graph = adoptGraph(definition.graph, catalogue);
    if (graph !== definition.graph) subgraphs = { ...subgraphs, [id]: { ...definition, graph } };
  }
  return root === document.root && subgraphs === document.subgraphs ? document : { ...document, root, subgraphs };
}

function adoptGraph(graph: Graph, catalogue: Catalogue): Graph {
  return changeNodes(graph, Object.keys(graph.nodes), (node) => adoptNode(node, catalogue));
}

function adoptNode(node: GraphNode, catalogue: Catalogue): GraphNode {
  const type = node.rest?.widgets_values === undefined ? undefined : findType(catalogue, node.type);
  if (!type || !node.rest) return node;
  const { widgets_values: listed, ...rest } = node.rest;
  const { rest: _, ...kept } = node;
  const { values } = readWidgetValues({ listed, named: node.values, savedInputs: node.savedInputs ?? [] }, type);
  return { ...kept, values, ...(Object.keys(rest).length > 0 && { rest }) };
}
