import type { Graph, WorkflowDocument } from './document.js';

/** Takes out the sub-graphs that were used in `before` and are not any more. */
export function withoutUnusedSubgraphs(document: WorkflowDocument, before: WorkflowDocument): WorkflowDocument {
  const ids = Object.keys(document.subgraphs);
  if (ids.length === 0) return document;
  const used = usedSubgraphs(document);
  const usedBefore = usedSubgraphs(before);
  const gone = new Set(ids.filter((id) => usedBefore.has(id) && !used.has(id)));
  if (gone.size === 0) return document;
  return {
    ...document,
    subgraphs: Object.fromEntries(Object.entries(document.subgraphs).filter(([id]) => !gone.has(id))),
  };
}

/** The sub-graphs that the outer graph uses, directly or in other ones. */
export function usedSubgraphs({ root, subgraphs }: Pick<WorkflowDocument, 'root' | 'subgraphs'>): ReadonlySet<string> {
  const used = new Set<string>();
  const open: Graph[] = [root];
  for (let graph = open.pop(); graph !== undefined; graph = open.pop()) {
    for (const { type } of Object.values(graph.nodes)) {
      const definition = subgraphs[type];
      if (!definition || used.has(type)) continue;
      used.add(type);
      open.push(definition.graph);
    }
  }
  return used;
}
