import { withoutNodes } from '../graph/change-graph.js';
import { copyText, readCopied } from '../graph/clipboard.js';
import type { Graph, WorkflowDocument } from '../graph/document.js';
import { isWithin } from '../graph/is-within.js';
import { mergeGraph } from '../graph/merge-graph.js';
import type { EditorActions } from './editor-state.js';
import type { EditorTools } from './editor-tools.js';
import { noCatalogue } from './node-actions.js';
import { openGraph, openSubgraph, withOpenGraph } from './open-graph.js';

/** How far from the original a copy is put where nobody says where. */
const shift = 40;

/** Actions that copy. */
export function clipboardActions(tools: EditorTools): Pick<EditorActions, 'copy' | 'paste' | 'duplicate'> {
  const { get } = tools;
  return {
    copy() {
      const { document, selection, catalogue = noCatalogue } = get();
      return copyText(openGraph(get()), selection, document, catalogue);
    },
    paste(text, at) {
      const copied = readCopied(text, get().catalogue ?? noCatalogue);
      return copied ? put(tools, copied, at) : [];
    },
    duplicate() {
      const text = get().copy();
      return text === '' ? [] : get().paste(text);
    },
  };
}

function put({ get, change }: EditorTools, copied: WorkflowDocument, at: { x: number; y: number } | undefined) {
  const { document } = get();
  const graph = openGraph(get());
  // Sub-graphs that this workflow has already are the same ones, also where they were changed since.
  const subgraphs = { ...copied.subgraphs, ...document.subgraphs };
  const inside = openSubgraph(get());
  const all = { ...document, subgraphs };
  const recursive =
    inside === undefined
      ? []
      : Object.values(copied.root.nodes).filter(({ type }) => subgraphs[type] && isWithin(all, inside, type));
  const pasted = withoutNodes(
    copied.root,
    recursive.map(({ id }) => id),
  );
  const corner = cornerOf(pasted);
  if (!corner) return [];
  const by = at ? { x: at.x - corner.x, y: at.y - corner.y } : freeShift(graph, pasted);
  const merged = mergeGraph(graph, pasted, by);
  const nodes = [...merged.ids.values()];
  change(withOpenGraph({ ...get(), document: all }, merged.graph), {
    selection: { nodes: new Set(nodes), links: new Set(), groups: new Set(merged.groupIds) },
  });
  return nodes;
}

function cornerOf({ nodes, groups }: Graph): { x: number; y: number } | undefined {
  const boxes = [...Object.values(nodes), ...Object.values(groups)];
  if (boxes.length === 0) return undefined;
  return boxes.reduce((corner, { x, y }) => ({ x: Math.min(corner.x, x), y: Math.min(corner.y, y) }), {
    x: Number.POSITIVE_INFINITY,
    y: Number.POSITIVE_INFINITY,
  });
}

/** The first step down and to the right where no node lies exactly under the first of the copies. */
function freeShift(graph: Graph, pasted: Graph): { x: number; y: number } {
  const first = Object.values(pasted.nodes)[0] ?? Object.values(pasted.groups)[0];
  const taken = new Set([...Object.values(graph.nodes), ...Object.values(graph.groups)].map(({ x, y }) => `${x},${y}`));
  let by = shift;
  while (first && taken.has(`${first.x + by},${first.y + by}`)) by += shift;
  return { x: by, y: by };
}
