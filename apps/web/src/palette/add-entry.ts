import { usualWidth } from '../canvas/node-box.js';
import { middleOfWindow, placeAt, showNode } from '../canvas/viewport.js';
import type { PortEnd } from '../editor/editor-state.js';
import { openGraph, useEditor } from '../editor/editor-store.js';
import { usePaletteMemory } from './palette-memory.js';

/** Puts a node into the middle of what is seen, beside others that were put there before. */
export function addToMiddle(type: string): void {
  const middle = placeAt(middleOfWindow());
  addNode(type, freePlace({ x: middle.x - usualWidth / 2, y: middle.y - 80 }));
}

/** Puts a node at a point of the window, linked to the port that a link was dragged from. */
export function addAt(type: string, at: { readonly x: number; readonly y: number }, port: PortEnd | undefined): void {
  const { x, y } = placeAt(at);
  // Its first port comes to lie about where the link was let go.
  if (!port) addNode(type, { x: x - 20, y: y - 20 });
  else {
    const left = port.side === 'output' ? x : x - usualWidth;
    useEditor.getState().addLinkedNode(type, { x: left, y: y - 50 }, port);
    usePaletteMemory.getState().noteUse(type);
  }
}

function addNode(type: string, at: { readonly x: number; readonly y: number }): void {
  const id = useEditor.getState().addNode(type, at);
  if (id === '') return;
  usePaletteMemory.getState().noteUse(type);
  // Its size is known once it is drawn.
  requestAnimationFrame(() => showNode(id));
}

function freePlace({ x, y }: { readonly x: number; readonly y: number }) {
  const nodes = Object.values(openGraph(useEditor.getState()).nodes);
  let offset = 0;
  while (nodes.some((node) => Math.abs(node.x - x - offset) < 20 && Math.abs(node.y - y - offset) < 20)) offset += 30;
  return { x: x + offset, y: y + offset };
}
