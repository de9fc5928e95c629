import { useEditor } from '../editor/editor-store.js';
import { useCanvasView } from './canvas-view.js';
import type { Command } from './commands.js';
import { fitNodes, zoomBy, zoomToFull } from './viewport.js';

/** How the canvas is looked at. */
export const viewCommands = {
  fit: () => fitNodes(),
  fitSelection: () => {
    const { nodes } = useEditor.getState().selection;
    fitNodes(nodes.size > 0 ? nodes : undefined);
  },
  zoomIn: () => zoomBy(1.25),
  zoomOut: () => zoomBy(0.8),
  zoomFull: () => zoomToFull(),
  snap: () => useCanvasView.getState().set({ snaps: !useCanvasView.getState().snaps }),
  map: () => useCanvasView.getState().set({ showsMap: !useCanvasView.getState().showsMap }),
  keys: () => useCanvasView.getState().set({ showsKeys: true }),
} satisfies Readonly<Record<string, Command>>;
