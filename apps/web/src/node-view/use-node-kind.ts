import { findType } from '../catalogue/find-type.js';
import type { NodeType } from '../catalogue/node-type.js';
import { useEditor } from '../editor/editor-store.js';
import { editorTypes } from '../graph/document.js';
import { subgraphCategory } from '../palette/palette-entry.js';

/** What kind of node a type is: of the server, of this workflow, of the editor, or of nobody here. */
export type NodeKind =
  | { readonly is: 'type'; readonly type: NodeType; readonly category: string }
  | { readonly is: 'subgraph'; readonly category: string }
  | { readonly is: 'editor'; readonly category: string }
  | { readonly is: 'unknown'; readonly category: string };

const subgraph: NodeKind = { is: 'subgraph', category: subgraphCategory };
const end: NodeKind = { is: 'editor', category: subgraphCategory };
const editor: NodeKind = { is: 'editor', category: 'control' };
const unknown: NodeKind = { is: 'unknown', category: '' };
const kinds = new WeakMap<NodeType, NodeKind>();

/** The kind of a node, by its type. */
export function useNodeKind(type: string): NodeKind {
  return useEditor(({ document, catalogue }) => {
    if (document.subgraphs[type]) return subgraph;
    if (type === editorTypes.subgraphInput || type === editorTypes.subgraphOutput) return end;
    if (type === editorTypes.primitive) return editor;
    const found = catalogue && findType(catalogue, type);
    return found ? kindOf(found) : unknown;
  });
}

function kindOf(type: NodeType): NodeKind {
  let kind = kinds.get(type);
  if (!kind) {
    kind = { is: 'type', type, category: type.category };
    kinds.set(type, kind);
  }
  return kind;
}
