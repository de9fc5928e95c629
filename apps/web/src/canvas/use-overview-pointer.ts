import { type RefObject, useEffect } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { gridStep, useCanvasView } from './canvas-view.js';
import { distanceTo } from './curve.js';
import { dragTo, endDrag, startDrag } from './dragging.js';
import { curveOf } from './drop-on-link.js';
import { groupNodeId } from './flow-elements.js';
import { nodeBoxes } from './node-boxes.js';
import { between, holds, overlap, type Point } from './rect.js';
import { askMenu } from './use-flow-menus.js';
import { focusCanvas, placeAt } from './viewport.js';

/** How far the pointer may go in a click, in pixels of the screen. */
const clickReach = 4;

/** In the overview nothing but a picture is under the pointer: what it hits is found by its place. */
export function useOverviewPointer(container: RefObject<HTMLElement | null>): void {
  const isOverview = useCanvasView((view) => view.isOverview);
  useEffect(() => {
    const element = container.current;
    if (!(element && isOverview)) return undefined;
    const down = (event: MouseEvent) => {
      if (!isOnPane(event) || event.button !== 0) return;
      const place = placeAt({ x: event.clientX, y: event.clientY });
      const leader = nodeAt(place) ?? groupTitleAt(place);
      const draws = !leader && (event.shiftKey || event.ctrlKey || event.metaKey || useCanvasView.getState().selects);
      if (!leader && !draws) return;
      // React Flow would pan.
      event.stopPropagation();
      event.preventDefault();
      focusCanvas();
      if (leader) dragNode(leader, event);
      else drawBox(element, event);
    };
    const click = (event: MouseEvent) => {
      if (!isOnPane(event) || event.shiftKey || event.ctrlKey || event.metaKey) return;
      const place = placeAt({ x: event.clientX, y: event.clientY });
      const link = nodeAt(place) ? undefined : linkAt(place);
      if (nodeAt(place) || groupTitleAt(place) || link) event.stopPropagation();
      if (link) useEditor.getState().select({ links: [link] });
    };
    const menu = (event: MouseEvent) => {
      const place = placeAt({ x: event.clientX, y: event.clientY });
      const node = isOnPane(event) ? nodeAt(place) : undefined;
      if (!node) return;
      event.stopPropagation();
      askMenu(event, { on: 'node', node });
    };
    element.addEventListener('mousedown', down, true);
    element.addEventListener('click', click, true);
    element.addEventListener('contextmenu', menu, true);
    return () => {
      element.removeEventListener('mousedown', down, true);
      element.removeEventListener('click', click, true);
      element.removeEventListener('contextmenu', menu, true);
    };
  }, [container, isOverview]);
}

function isOnPane({ target }: Event): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane');
}

/** The node at a point of the canvas, the one drawn last first. */
function nodeAt(place: Point): string | undefined {
  return Object.keys(openGraph(useEditor.getState()).nodes).findLast((id) => {
    const rect = nodeBoxes.rectOf(id);
    return rect && holds(rect, place);
  });
}

function groupTitleAt(place: Point): string | undefined {
  const groups = Object.values(openGraph(useEditor.getState()).groups);
  const found = groups.find((group) => holds({ ...group, height: 44 }, place));
  return found && groupNodeId(found.id);
}

function linkAt(place: Point): string | undefined {
  return Object.values(openGraph(useEditor.getState()).links).find((link) => {
    const curve = curveOf(link);
    return curve && distanceTo(curve, place) < 14;
  })?.id;
}

/** Selects what was pressed and moves the selection with the pointer. */
function dragNode(leader: string, press: MouseEvent): void {
  choose(leader, press.shiftKey || press.ctrlKey || press.metaKey);
  const start = placeAt({ x: press.clientX, y: press.clientY });
  const graph = openGraph(useEditor.getState());
  const from = graph.nodes[leader] ?? graph.groups[leader.slice(6)] ?? start;
  let isDragged = false;
  track((event, isEnd) => {
    const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > clickReach;
    if (!isDragged && far) {
      isDragged = true;
      startDrag(leader);
    }
    if (!isDragged) return;
    const place = placeAt({ x: event.clientX, y: event.clientY });
    dragTo(snapped({ x: from.x + place.x - start.x, y: from.y + place.y - start.y }));
    if (isEnd) endDrag();
  });
}

function choose(leader: string, isAdding: boolean): void {
  const { selection, select } = useEditor.getState();
  const isGroup = leader.startsWith('group:');
  const id = isGroup ? leader.slice(6) : leader;
  const of = isGroup ? 'groups' : 'nodes';
  if (isAdding) select({ ...selection, [of]: new Set([...selection[of], id]) });
  else if (!selection[of].has(id)) select({ [of]: [id] });
}

function snapped({ x, y }: Point): Point {
  if (!useCanvasView.getState().snaps) return { x, y };
  return { x: Math.round(x / gridStep) * gridStep, y: Math.round(y / gridStep) * gridStep };
}

/** Draws a box with the pointer and selects the nodes it touches. */
function drawBox(element: HTMLElement, press: MouseEvent): void {
  const box = document.createElement('div');
  box.className = 'react-flow__selection';
  box.style.position = 'absolute';
  element.append(box);
  const { left, top } = element.getBoundingClientRect();
  const corner = { x: press.clientX, y: press.clientY };
  track((event, isEnd) => {
    const there = { x: event.clientX, y: event.clientY };
    const { x, y, width, height } = between(corner, there);
    Object.assign(box.style, {
      left: `${x - left}px`,
      top: `${y - top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    if (!isEnd) return;
    box.remove();
    const area = between(placeAt(corner), placeAt(there));
    const { nodes } = openGraph(useEditor.getState());
    const touched = Object.keys(nodes).filter((id) => {
      const rect = nodeBoxes.rectOf(id);
      return rect && overlap(area, rect);
    });
    useEditor.getState().select({ nodes: touched });
  });
}

function track(follow: (event: MouseEvent, isEnd: boolean) => void): void {
  const move = (event: MouseEvent) => follow(event, false);
  const up = (event: MouseEvent) => {
    window.removeEventListener('mousemove', move);
    window.removeEventListener('mouseup', up);
    follow(event, true);
  };
  window.addEventListener('mousemove', move);
  window.addEventListener('mouseup', up);
}
