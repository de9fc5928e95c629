import { graphAt } from '../editor/open-graph.js';
import { editorTypes, type WorkflowDocument } from '../graph/document.js';
import { placeOfNode, promptNodeId } from '../runs/prompt-node-id.js';

const ownTypes: readonly string[] = Object.values(editorTypes);

/**
 * The nodes within an instance of a sub-graph, as prompts name them, from left to right; undefined for a node that is no
 * instance. Notes, reroutes and the two ends are the canvas' own.
 */
export function innerNodes(document: WorkflowDocument, instance: string): readonly string[] | undefined {
  const { path, node } = placeOfNode(instance);
  const inner = [...path, node];
  if (!document.subgraphs[graphAt(document, path)?.nodes[node]?.type ?? '']) return undefined;
  return Object.values(graphAt(document, inner)?.nodes ?? {})
    .filter(({ type }) => !ownTypes.includes(type))
    .sort((one, other) => one.x - other.x || one.y - other.y)
    .map(({ id }) => promptNodeId(inner, id));
}
