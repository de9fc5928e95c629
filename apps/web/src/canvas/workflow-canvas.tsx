import '@xyflow/react/dist/style.css';
import { Suspense, useRef } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { Breadcrumbs } from './breadcrumbs.js';
import { CanvasMenu } from './canvas-menu.js';
import { useCanvasView } from './canvas-view.js';
import { CheatSheet } from './cheat-sheet.js';
import { EmptyHint } from './empty-hint.js';
import { FlowSurface } from './flow-surface.js';
import { GridBackground } from './grid-background.js';
import { KeyboardLinkBanner } from './keyboard-link-banner.js';
import { MapPanel } from './map-panel.js';
import { OverviewLayer } from './overview-layer.js';
import { SearchPopup } from './search-popup.js';
import { useClipboard } from './use-clipboard.js';
import { useLongPress } from './use-long-press.js';
import { useNodeDrop } from './use-node-drop.js';
import { useOverviewPointer } from './use-overview-pointer.js';
import { useShortcuts } from './use-shortcuts.js';
import classes from './workflow-canvas.module.css';
import { ZoomPanel } from './zoom-panel.js';

/** The canvas: the nodes and links of the open graph, and everything that is done to them. */
export function WorkflowCanvas() {
  const element = useRef<HTMLDivElement>(null);
  const isEmpty = useEditor((state) => Object.keys(openGraph(state).nodes).length === 0);
  const isOverview = useCanvasView((view) => view.isOverview);
  const showsMap = useCanvasView((view) => view.showsMap);
  useShortcuts(element);
  useClipboard(element);
  useLongPress(element);
  useOverviewPointer(element);
  const drop = useNodeDrop();
  return (
    <div ref={element} className={classes.canvas} data-canvas {...drop}>
      <GridBackground />
      {isOverview && <OverviewLayer />}
      <FlowSurface container={element} />
      <Breadcrumbs />
      {isEmpty && <EmptyHint />}
      <KeyboardLinkBanner />
      <ZoomPanel />
      {showsMap && <MapPanel />}
      <CanvasMenu />
      <Suspense>
        <SearchPopup />
      </Suspense>
      <CheatSheet />
    </div>
  );
}
