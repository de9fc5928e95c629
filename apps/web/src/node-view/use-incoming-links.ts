import { useShallow } from 'zustand/react/shallow';
import { openGraph, useEditor } from '../editor/editor-store.js';
import type { GraphLink } from '../graph/document.js';
import { linkIndex } from '../graph/link-index.js';

/** The links into a node of the open canvas, by the input's name. */
export function useIncomingLinks(id: string): Readonly<Record<string, GraphLink>> {
  return useEditor(
    useShallow((state) => {
      const links: Record<string, GraphLink> = {};
      for (const link of linkIndex(openGraph(state).links).into.get(id) ?? []) links[link.to.input] = link;
      return links;
    }),
  );
}
