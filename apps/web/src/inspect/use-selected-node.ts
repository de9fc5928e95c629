import { useMemo } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { editorTypes } from '../graph/document.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { nodeName } from '../runs/node-name.js';
import { promptNodeId } from '../runs/prompt-node-id.js';

/** The one node that is selected on the open canvas. */
export interface SelectedNode {
  /** Its id in prompts and runs. */
  readonly node: string;
  /** What it is called on the canvas. */
  readonly title: string;
  /** Runs have nodes; an instance of a sub-graph stands for those within it; notes and the like are the editor's own. */
  readonly kind: 'node' | 'instance' | 'editor';
}

const ownTypes: readonly string[] = Object.values(editorTypes);

/** The node that is selected, where it is the only one. */
export function useSelectedNode(): SelectedNode | undefined {
  const language = useLanguage();
  const path = useEditor((state) => state.path);
  const catalogue = useEditor((state) => state.catalogue);
  const document = useEditor((state) => state.document);
  const found = useEditor((state) => {
    const [id] = state.selection.nodes.size === 1 ? state.selection.nodes : [];
    return id === undefined ? undefined : openGraph(state).nodes[id];
  });
  return useMemo(() => {
    if (!found) return undefined;
    const node = promptNodeId(path, found.id);
    const own = ownTypes.includes(found.type) ? 'editor' : 'node';
    const kind = document.subgraphs[found.type] ? 'instance' : own;
    return { node, title: nodeName(node, { document, catalogue, language }), kind };
  }, [found, path, catalogue, document, language]);
}
