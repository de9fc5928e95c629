import type { Graph, WorkflowDocument } from '../graph/document.js';
import type { EditorState } from './editor-state.js';

/** The graph on the open canvas. */
export function openGraph({ document, path }: Pick<EditorState, 'document' | 'path'>): Graph {
  return graphAt(document, path) ?? document.root;
}

/** The graph one comes to by going into these instances; undefined where there is none. */
export function graphAt(document: WorkflowDocument, path: readonly string[]): Graph | undefined {
  let graph: Graph | undefined = document.root;
  for (const id of path) graph = document.subgraphs[graph?.nodes[id]?.type ?? '']?.graph;
  return graph;
}

/** The id of the sub-graph that the open canvas shows; undefined on the outer canvas. */
export function openSubgraph({ document, path }: Pick<EditorState, 'document' | 'path'>): string | undefined {
  const outer = path.length > 0 ? graphAt(document, path.slice(0, -1)) : undefined;
  const type = outer?.nodes[path.at(-1) as string]?.type;
  return type !== undefined && document.subgraphs[type] ? type : undefined;
}

/** The document with another graph on the open canvas. */
export function withOpenGraph(state: Pick<EditorState, 'document' | 'path'>, graph: Graph): WorkflowDocument {
  const { document } = state;
  if (graph === openGraph(state)) return document;
  const id = openSubgraph(state);
  const definition = id === undefined ? undefined : document.subgraphs[id];
  if (id === undefined || definition === undefined) return { ...document, root: graph };
  return { ...document, subgraphs: { ...document.subgraphs, [id]: { ...definition, graph } } };
}
