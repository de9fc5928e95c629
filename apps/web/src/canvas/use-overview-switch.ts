import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { useCanvasView } from './canvas-view.js';

/** Below these zooms, graphs of more nodes than so are one picture. The more there are, the more are seen at once. */
const limits = [
  { moreThan: 150, zoom: 0.6 },
  { moreThan: 60, zoom: 0.4 },
  { moreThan: -1, zoom: 0.16 },
] as const;

/** Whether nodes are too many and too far away to be drawn in full; a little later on the way back, so that it never flickers. */
export function isFarAway(zoom: number, nodeCount: number, wasFar: boolean): boolean {
  const limit = limits.find(({ moreThan }) => nodeCount > moreThan)?.zoom ?? 0;
  return zoom < (wasFar ? limit * 1.06 : limit);
}

/** Changes between nodes with widgets and one picture of all of them. */
export function useOverviewSwitch(): void {
  const store = useStoreApi();
  const nodeCount = useEditor((state) => Object.keys(openGraph(state).nodes).length);
  useEffect(() => {
    const check = () => {
      const { isOverview, set } = useCanvasView.getState();
      const isFar = isFarAway(store.getState().transform[2], nodeCount, isOverview);
      if (isFar !== isOverview) set({ isOverview: isFar });
    };
    check();
    return store.subscribe(check);
  }, [store, nodeCount]);
}
