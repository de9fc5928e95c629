import { create } from 'zustand';
import type { WorkflowDocument } from '../graph/document.js';
import { emptyDocument } from '../graph/empty-document.js';
import { arrangeActions } from './arrange-actions.js';
import { clipboardActions } from './clipboard-actions.js';
import type { EditorActions, EditorState } from './editor-state.js';
import { type EditorTools, nothingSelected } from './editor-tools.js';
import { groupActions } from './group-actions.js';
import { History } from './history.js';
import { linkActions } from './link-actions.js';
import { nodeActions } from './node-actions.js';
import { openGraph, withOpenGraph } from './open-graph.js';
import { subgraphActions } from './subgraph-actions.js';
import { flags, type SavedDocument, workflowActions } from './workflow-actions.js';

export { openGraph } from './open-graph.js';

/** Makes a store of its own, with an empty workflow; the page has one, `useEditor`. */
export function createEditorStore() {
  return create<EditorState & EditorActions>()((set, get) => {
    const document = emptyDocument();
    const history = new History();
    const saved: SavedDocument = { document };
    const tools = editorTools(get, set, history, saved);
    return {
      document,
      path: [],
      selection: nothingSelected,
      catalogue: undefined,
      ownNodes: new Map(),
      place: { path: undefined, title: '' },
      isChanged: false,
      canUndo: false,
      canRedo: false,
      ...workflowActions(tools, history, saved),
      ...nodeActions(tools),
      ...linkActions(tools),
      ...groupActions(tools),
      ...arrangeActions(tools),
      ...clipboardActions(tools),
      ...subgraphActions(tools),
    };
  });
}

/** The editor of this page: in React with a selector, elsewhere `useEditor.getState()`. */
export const useEditor = createEditorStore();

function editorTools(
  get: EditorTools['get'],
  set: EditorTools['set'],
  history: History,
  saved: SavedDocument,
): EditorTools {
  const change: EditorTools['change'] = (next: WorkflowDocument, options = {}) => {
    const { document, path, selection } = get();
    if (next === document) return;
    history.keep({ document, path, selection }, options.mergeKey, Date.now());
    set({
      document: next,
      ...(options.selection && { selection: options.selection }),
      ...(options.path && { path: options.path }),
      ...flags(next, history, saved),
    });
  };
  return {
    get,
    set,
    change,
    changeGraph(edit, options) {
      change(withOpenGraph(get(), edit(openGraph(get()))), options);
    },
  };
}
