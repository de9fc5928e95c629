import { useRef } from 'react';
import { openGraph, useEditor } from '../editor/editor-store.js';
import type { GraphNode } from '../graph/document.js';

/** A node of the open canvas, the same object while it is only moved: what is drawn inside does not depend on its place. */
export function useDrawnNode(id: string): GraphNode | undefined {
  const drawn = useRef<GraphNode>(undefined);
  return useEditor((state) => {
    const node = openGraph(state).nodes[id];
    if (!(node && drawn.current && isDrawnAlike(node, drawn.current))) drawn.current = node;
    return drawn.current;
  });
}

function isDrawnAlike(a: GraphNode, b: GraphNode): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof GraphNode>;
  keys.delete('x');
  keys.delete('y');
  return [...keys].every((key) => a[key] === b[key]);
}
