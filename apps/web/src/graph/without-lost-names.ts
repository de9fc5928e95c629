import type { GraphNode, WorkflowDocument } from './document.js';

/** Takes out the named inputs whose nodes are gone. */
export function withoutLostNames(document: WorkflowDocument): WorkflowDocument {
  const namedInputs = document.namedInputs.filter(({ node }) => nodeAt(document, node));
  return namedInputs.length === document.namedInputs.length ? document : { ...document, namedInputs };
}

/** The node that has this id in API format: `5:3` is node 3 inside instance 5. */
export function nodeAt(document: WorkflowDocument, id: string): GraphNode | undefined {
  // A prompt that was opened holds the nodes of sub-graphs flat.
  const flat = document.root.nodes[id];
  if (flat) return flat;
  const steps = id.split(':');
  let graph: WorkflowDocument['root'] | undefined = document.root;
  for (const step of steps.slice(0, -1)) graph = document.subgraphs[graph?.nodes[step]?.type ?? '']?.graph;
  return graph?.nodes[steps.at(-1) as string];
}
