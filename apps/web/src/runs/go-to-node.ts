import { fitNodes } from '../canvas/viewport.js';
import { useEditor } from '../editor/editor-store.js';
import { placeOfNode } from './prompt-node-id.js';

/** Goes to a node of a run: into the sub-graph that holds it, selects it and brings it into view. */
export function goToNode(id: string): void {
  const { path, node } = placeOfNode(id);
  const editor = useEditor.getState();
  if (editor.path.join(':') !== path.join(':')) {
    editor.leaveTo(0);
    for (const instance of path) editor.enterSubgraph(instance);
  }
  editor.select({ nodes: [node], links: [], groups: [] });
  // The canvas of another sub-graph is drawn first.
  requestAnimationFrame(() => requestAnimationFrame(() => fitNodes([node])));
}
