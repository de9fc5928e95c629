import { type DragEvent, useMemo } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { usualWidth } from './node-box.js';
import { placeAt } from './viewport.js';

/** What nodes of the palette are dragged as; its data is their type. */
const nodeMime = 'application/x-talkgraph-node';

/** Takes nodes that are dragged here from the palette. Files are somebody else's. */
export function useNodeDrop() {
  return useMemo(
    () => ({
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(nodeMime)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop(event: DragEvent) {
        const type = event.dataTransfer.getData(nodeMime);
        if (!type) return;
        event.preventDefault();
        const { x, y } = placeAt({ x: event.clientX, y: event.clientY });
        useEditor.getState().addNode(type, { x: x - usualWidth / 2, y: y - 20 });
      },
    }),
    [],
  );
}
