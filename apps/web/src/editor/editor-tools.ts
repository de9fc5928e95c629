import type { Graph, WorkflowDocument } from '../graph/document.js';
import type { EditorActions, EditorState, Selection } from './editor-state.js';

/** How a change is taken. */
export interface ChangeOptions {
  readonly selection?: Selection;
  readonly path?: readonly string[];
  /** Changes with the same key soon after each other are one step of undo. */
  readonly mergeKey?: string;
}

/** What actions are made of. */
export interface EditorTools {
  readonly get: () => EditorState & EditorActions;
  readonly set: (state: Partial<EditorState>) => void;
  /** Puts another document in the place of the present one: a step of undo. The same document is no step. */
  readonly change: (document: WorkflowDocument, options?: ChangeOptions) => void;
  /** Changes the graph on the open canvas: a step of undo. */
  readonly changeGraph: (edit: (graph: Graph) => Graph, options?: ChangeOptions) => void;
}

/** Nothing. */
export const nothingSelected: Selection = { nodes: new Set(), links: new Set(), groups: new Set() };

/** These nodes and nothing else. */
export function nodesSelected(ids: Iterable<string>): Selection {
  return { ...nothingSelected, nodes: new Set(ids) };
}
