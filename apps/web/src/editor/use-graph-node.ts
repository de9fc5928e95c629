import type { GraphNode } from '../graph/document.js';
import { openGraph, useEditor } from './editor-store.js';

/** A node of the open canvas. The same object until something about that node changes. */
export function useGraphNode(id: string): GraphNode | undefined {
  return useEditor((state) => openGraph(state).nodes[id]);
}
