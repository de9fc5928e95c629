import { type EdgeTypes, type NodeTypes, ReactFlow, SelectionMode } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { gridStep, useCanvasView, zoomLimits } from './canvas-view.js';
import { endDrag, startDrag } from './dragging.js';
import type { FlowEdge, FlowNode } from './flow-elements.js';
import { GraphNodeBox } from './graph-node.js';
import { GroupNode } from './group-node.js';
import { LinkEdge } from './link-edge.js';
import { LinkPreview } from './link-preview.js';
import { mayConnect } from './linking.js';
import { markMovement, onMovement } from './movement.js';
import { NoteNode } from './note-node.js';
import { RefusalBubble } from './refusal-bubble.js';
import { RerouteNode } from './reroute-node.js';
import { useFlowChanges } from './use-flow-changes.js';
import { useFlowElements } from './use-flow-elements.js';
import { useFlowMenus } from './use-flow-menus.js';
import { useKeptViewport } from './use-kept-viewport.js';
import { useLinkEvents } from './use-link-events.js';
import { useOverviewSwitch } from './use-overview-switch.js';
import classes from './workflow-canvas.module.css';

const nodeTypes: NodeTypes = { node: GraphNodeBox, note: NoteNode, reroute: RerouteNode, frame: GroupNode };
const edgeTypes: EdgeTypes = { link: LinkEdge };
const selectionKeys = ['Control', 'Shift', 'Meta'];
const addingKeys = ['Shift', 'Control', 'Meta'];
const middleButton = [1];
const gridSteps: [number, number] = [gridStep, gridStep];

/** React Flow over the open graph. The editor's store is what counts; this shows it and hands on what is done to it. */
export function FlowSurface({ container }: { readonly container: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('canvas');
  const { nodes, edges } = useFlowElements();
  const snaps = useCanvasView((view) => view.snaps);
  const selects = useCanvasView((view) => view.selects);
  const changes = useFlowChanges();
  const links = useLinkEvents();
  const menus = useFlowMenus();
  useOverviewSwitch();
  useKeptViewport(container);
  useMovementMark(container);
  return (
    <ReactFlow<FlowNode, FlowEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      {...changes}
      {...links}
      {...menus}
      isValidConnection={mayConnect}
      connectionLineComponent={LinkPreview}
      connectionRadius={24}
      onNodeDragStart={dragStarted}
      onNodeDragStop={endDrag}
      onMove={markMovement}
      minZoom={zoomLimits.min}
      maxZoom={zoomLimits.max}
      zoomOnDoubleClick={false}
      selectionOnDrag={selects}
      panOnDrag={selects ? middleButton : true}
      selectionMode={SelectionMode.Partial}
      selectionKeyCode={selectionKeys}
      multiSelectionKeyCode={addingKeys}
      deleteKeyCode={null}
      disableKeyboardA11y
      edgesFocusable={false}
      elevateNodesOnSelect={false}
      snapToGrid={snaps}
      snapGrid={gridSteps}
      onError={ignore}
      className={classes.flow ?? ''}
      // Its keys are its own, as in any drawing program; `?` lists them.
      tabIndex={0}
      aria-label={t('canvas')}
      attributionPosition="bottom-center"
    >
      <RefusalBubble />
    </ReactFlow>
  );
}

function dragStarted(_event: unknown, node: FlowNode): void {
  startDrag(node.id);
}

/** While the canvas moves it is a layer of its own, and nothing in it asks where the mouse is. */
function useMovementMark(container: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      onMovement((movement) => {
        if (container.current) container.current.dataset.movement = movement;
      }),
    [container],
  );
}

/** React Flow speaks of links whose ports are not drawn yet; they are a moment later. */
function ignore(): void {}
