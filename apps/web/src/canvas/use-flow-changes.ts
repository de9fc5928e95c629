import { type EdgeChange, type NodeChange, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { dragTo, leaderPlace } from './dragging.js';
import type { FlowEdge, FlowNode } from './flow-elements.js';
import { nodeBoxes } from './node-boxes.js';
import { selectionAfter } from './selection-changes.js';

/** Hands React Flow's changes to the editor: what was selected, moved, measured. */
export function useFlowChanges() {
  const store = useStoreApi<FlowNode, FlowEdge>();
  return useMemo(() => {
    const select = (of: 'nodes' | 'links', changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[]) => {
      const { multiSelectionActive, nodeLookup } = store.getState();
      const drawn = (id: string) => nodeLookup.has(id);
      const { selection, select: change } = useEditor.getState();
      const next = selectionAfter(selection, changes, { of, isAdding: multiSelectionActive, drawn });
      if (next) change(next);
    };
    return {
      onNodesChange(changes: NodeChange<FlowNode>[]) {
        select('nodes', changes);
        const place = leaderPlace(changes);
        if (place) dragTo(place);
        for (const change of changes) {
          if (change.type !== 'dimensions' || !change.dimensions || change.resizing !== undefined) continue;
          if (change.id.startsWith('group:')) continue;
          const drawn = store.getState().nodeLookup.get(change.id);
          nodeBoxes.measure(change.id, change.dimensions, drawn?.internals.handleBounds);
        }
      },
      onEdgesChange: (changes: EdgeChange<FlowEdge>[]) => select('links', changes),
      onPaneClick: () => useEditor.getState().select({}),
    };
  }, [store]);
}
