import { useMemo } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { editorTypes } from '../graph/document.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { promptNodeId } from '../runs/prompt-node-id.js';

/** The one node that is selected on the open canvas. */
export interface SelectedNode {
  /** Its id in prompts and runs. */
  readonly node: string;
  /** What it is called on the canvas. */
  readonly title: string;
  /** Whether runs have it: notes and reroutes are the editor's own. */
  readonly canRun: boolean;
}

const ownTypes: readonly string[] = Object.values(editorTypes);

/** The node that is selected, where it is the only one. */
export function useSelectedNode(): SelectedNode | undefined {
  const read = useLocalText();
  const path = useEditor((state) => state.path);
  const catalogue = useEditor((state) => state.catalogue);
  const found = useEditor((state) => {
    const [id] = state.selection.nodes.size === 1 ? state.selection.nodes : [];
    return id === undefined ? undefined : openGraph(state).nodes[id];
  });
  return useMemo(() => {
    if (!found) return undefined;
    const type = catalogue?.get(found.type);
    const title = found.title ?? (type ? read(type.label) : found.type);
    return { node: promptNodeId(path, found.id), title, canRun: type !== undefined && !ownTypes.includes(found.type) };
  }, [found, path, catalogue, read]);
}
