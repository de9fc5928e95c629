import type { DragEvent } from 'react';
import { usePaletteMemory } from './palette-memory.js';

/** What nodes are dragged as; the data is their type. */
const nodeMime = 'application/x-talkgraph-node';

/** Lets a node be dropped on the canvas. */
export function startDrag(event: DragEvent, type: string): void {
  event.dataTransfer.setData(nodeMime, type);
  event.dataTransfer.effectAllowed = 'copy';
  const noteDrop = ({ dataTransfer }: globalThis.DragEvent) => {
    if (dataTransfer?.dropEffect === 'copy') usePaletteMemory.getState().noteUse(type);
  };
  event.currentTarget.addEventListener('dragend', noteDrop as EventListener, { once: true });
}
