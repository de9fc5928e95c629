import type { WorkflowDocument } from './document.js';

/** Whether sub-graph `inner` is `outer` itself or used somewhere inside it: then `outer` cannot hold it. */
export function isWithin(document: WorkflowDocument, inner: string, outer: string): boolean {
  const seen = new Set<string>();
  const open = [outer];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const definition = document.subgraphs[id];
    if (!definition || seen.has(id)) continue;
    if (id === inner) return true;
    seen.add(id);
    for (const node of Object.values(definition.graph.nodes)) open.push(node.type);
  }
  return false;
}
