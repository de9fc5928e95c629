import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { keptViewports, viewportKey } from './canvas-view.js';
import type { FlowEdge, FlowNode } from './flow-elements.js';
import { nodeBoxes } from './node-boxes.js';
import { fitNodes, lookAt, setShownCanvas } from './viewport.js';

/** Each canvas of a workflow is looked at as it was when it was left; one that is opened first is seen whole. */
export function useKeptViewport(container: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const store = useStoreApi();
  const isReady = flow.viewportInitialized;
  const key = useEditor(({ document, path }) => viewportKey(document.id, path));
  useEffect(() => {
    if (!(container.current && isReady)) return undefined;
    setShownCanvas({ flow, element: container.current });
    return () => setShownCanvas(undefined);
  }, [flow, container, isReady]);
  useEffect(() => {
    if (!isReady) return undefined;
    nodeBoxes.clear();
    const kept = keptViewports.get(key);
    if (kept) lookAt(kept);
    else fitNodes();
    return store.subscribe(() => {
      const [x, y, zoom] = store.getState().transform;
      keptViewports.set(key, { x, y, zoom });
    });
  }, [key, isReady, store]);
}
