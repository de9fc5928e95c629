import { useEffect, useRef } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { NodeSearch } from '../palette/node-search.js';
import { useCanvasView } from './canvas-view.js';
import { focusNode } from './keyboard-link.js';
import { focusCanvas } from './viewport.js';

/** The search for a node to add, where it was asked for. */
export function SearchPopup() {
  const search = useCanvasView((view) => view.search);
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (search) before.current = [...useEditor.getState().selection.nodes][0];
  }, [search]);
  if (!search) return null;
  const close = () => {
    useCanvasView.getState().set({ search: undefined });
    focusCanvas();
    const [added] = useEditor.getState().selection.nodes;
    if (added !== undefined && added !== before.current) focusNode(added);
  };
  return <NodeSearch at={search.at} onClose={close} {...(search.port && { port: search.port })} />;
}
