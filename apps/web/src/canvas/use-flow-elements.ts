import { useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { useCanvasView } from './canvas-view.js';
import { createFlowElements, type FlowEdge, type FlowNode } from './flow-elements.js';
import { nodeBoxes } from './node-boxes.js';
import { nodeName } from './node-name.js';
import { linkType } from './ports-at.js';
import { type Rect, seenThrough } from './rect.js';
import { coverageOf, needsCoverage, partOf, type VisiblePart } from './visible-part.js';

const nothing: VisiblePart = { nodes: new Set(), farEnds: new Set(), links: [] };

/** React Flow's nodes and edges of the open canvas: those that are seen or nearly, none in the overview. */
export function useFlowElements(): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const language = useLanguage();
  const graph = useEditor(openGraph);
  const selection = useEditor((state) => state.selection);
  const catalogue = useEditor((state) => state.catalogue);
  const subgraphs = useEditor((state) => state.document.subgraphs);
  const isOverview = useCanvasView((view) => view.isOverview);
  const sizes = useSyncExternalStore(nodeBoxes.subscribe, nodeBoxes.version);
  const coverage = useCoverage();
  const [makeElements] = useState(createFlowElements);
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes tells that boxOf answers something else
  const part = useMemo(
    () => (isOverview || !coverage ? nothing : partOf(graph, nodeBoxes.boxOf, coverage)),
    [graph, coverage, isOverview, sizes],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and types come from what is listed here
  return useMemo(() => {
    if (isOverview) return { nodes: [], edges: [] };
    const { document } = useEditor.getState();
    return makeElements({
      graph,
      selection,
      part,
      boxOf: nodeBoxes.boxOf,
      nameOf: (node) => nodeName(node, { document, catalogue }, language),
      typeOf: linkType,
    });
  }, [graph, selection, part, isOverview, catalogue, subgraphs, language, makeElements]);
}

/** What is drawn; it only changes when the view has left it. */
function useCoverage(): Rect | undefined {
  const store = useStoreApi();
  const [coverage, setCoverage] = useState<Rect>();
  useEffect(() => {
    let known: Rect | undefined;
    const follow = () => {
      const { transform, width, height } = store.getState();
      if (!(width && height)) return;
      const [x, y, zoom] = transform;
      const view = seenThrough({ x, y, zoom }, { width, height });
      if (!needsCoverage(known, view)) return;
      known = coverageOf(view);
      rememberHandles(store.getState().nodeLookup);
      setCoverage(known);
    };
    follow();
    return store.subscribe(follow);
  }, [store]);
  return coverage;
}

/** Nodes that go out of sight keep the places of their ports. */
function rememberHandles(lookup: ReturnType<ReturnType<typeof useStoreApi>['getState']>['nodeLookup']): void {
  for (const { id, hidden, measured, internals } of lookup.values()) {
    if (hidden || !measured.width || !measured.height || !internals.handleBounds) continue;
    nodeBoxes.measure(id, { width: measured.width, height: measured.height }, internals.handleBounds);
  }
}
