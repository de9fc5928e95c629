import { adoptTypes } from '../graph/adopt-types.js';
import { advanceSeeds } from '../graph/advance-seeds.js';
import type { EditorActions, EditorState } from './editor-state.js';
import { type EditorTools, nothingSelected } from './editor-tools.js';
import type { History } from './history.js';
import { graphAt, openGraph } from './open-graph.js';

type Actions = Pick<
  EditorActions,
  | 'setCatalogue'
  | 'setOwnNodes'
  | 'open'
  | 'markSaved'
  | 'select'
  | 'selectAll'
  | 'undo'
  | 'redo'
  | 'beginStep'
  | 'endStep'
  | 'advanceSeeds'
  | 'enterSubgraph'
  | 'leaveTo'
>;

/** Actions on the workflow as a whole, and on how it is looked at. */
export function workflowActions(tools: EditorTools, history: History, saved: SavedDocument): Actions {
  const { get, set } = tools;
  const travel = (direction: 'undo' | 'redo') => {
    const { document, path, selection } = get();
    const moment = history[direction]({ document, path, selection });
    if (moment) set({ ...moment, ...flags(moment.document, history, saved) });
  };
  return {
    setOwnNodes: (ownNodes) => tools.set({ ownNodes }),
    setCatalogue(catalogue) {
      const { document } = get();
      const adopted = adoptTypes(document, catalogue);
      if (saved.document === document) saved.document = adopted;
      set({ catalogue, document: adopted });
    },
    open(document, place) {
      history.clear();
      const { catalogue } = get();
      const adopted = catalogue ? adoptTypes(document, catalogue) : document;
      saved.document = adopted;
      set({ document: adopted, path: [], selection: nothingSelected, place, ...flags(adopted, history, saved) });
    },
    markSaved(place) {
      saved.document = get().document;
      set({ place, isChanged: false });
    },
    select({ nodes = [], links = [], groups = [] }) {
      set({ selection: { nodes: new Set(nodes), links: new Set(links), groups: new Set(groups) } });
    },
    selectAll() {
      const { nodes, groups } = openGraph(get());
      set({
        selection: { nodes: new Set(Object.keys(nodes)), links: new Set(), groups: new Set(Object.keys(groups)) },
      });
    },
    advanceSeeds() {
      const { document, catalogue } = get();
      const advanced = catalogue ? advanceSeeds(document, catalogue) : document;
      if (advanced === document) return;
      set({ document: advanced, isChanged: advanced !== saved.document });
    },
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    beginStep: () => history.begin(),
    endStep: () => history.end(),
    enterSubgraph(node) {
      const path = [...get().path, node];
      if (graphAt(get().document, path)) set({ path, selection: nothingSelected });
    },
    leaveTo(depth) {
      const { path } = get();
      if (depth >= path.length) return;
      set({ path: path.slice(0, depth), selection: { ...nothingSelected, nodes: new Set([path[depth] as string]) } });
    },
  };
}

/** The document as it was saved or opened last. */
export interface SavedDocument {
  document: EditorState['document'];
}

/** What follows from a document and its history. */
export function flags(document: EditorState['document'], { canUndo, canRedo }: History, saved: SavedDocument) {
  return { isChanged: document !== saved.document, canUndo, canRedo };
}
