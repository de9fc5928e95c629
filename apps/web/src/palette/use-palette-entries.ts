import { useMemo } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { openSubgraph } from '../editor/open-graph.js';
import { paletteEntries } from './palette-entries.js';
import type { PaletteEntry } from './palette-entry.js';

const nothing: readonly PaletteEntry[] = [];

/** Everything that can be put on the open canvas. The same list until node types or sub-graphs change. */
export function usePaletteEntries(): readonly PaletteEntry[] {
  const catalogue = useEditor((state) => state.catalogue);
  const subgraphs = useEditor(({ document }) => document.subgraphs);
  const open = useEditor(openSubgraph);
  const ownNodes = useEditor((state) => state.ownNodes);
  return useMemo(
    () =>
      catalogue ? paletteEntries(catalogue, { ...useEditor.getState().document, subgraphs }, open, ownNodes) : nothing,
    [catalogue, subgraphs, open, ownNodes],
  );
}
