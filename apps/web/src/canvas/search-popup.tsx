import { NodeSearch } from '../palette/node-search.js';
import { useCanvasView } from './canvas-view.js';
import { canvasElement } from './viewport.js';

/** The search for a node to add, where it was asked for. */
export function SearchPopup() {
  const search = useCanvasView((view) => view.search);
  if (!search) return null;
  const close = () => {
    useCanvasView.getState().set({ search: undefined });
    canvasElement()?.focus({ preventScroll: true });
  };
  return <NodeSearch at={search.at} onClose={close} {...(search.port && { port: search.port })} />;
}
