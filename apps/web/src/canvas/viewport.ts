import type { ReactFlowInstance } from '@xyflow/react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { zoomLimits } from './canvas-view.js';
import type { FlowEdge, FlowNode } from './flow-elements.js';
import { nodeBoxes } from './node-boxes.js';
import { around, contains, type Point, type Rect, seenThrough, type Viewport, viewportFor } from './rect.js';

/** The canvas on the page; there is one at most. */
interface ShownCanvas {
  readonly flow: ReactFlowInstance<FlowNode, FlowEdge>;
  readonly element: HTMLElement;
}

let shown: ShownCanvas | undefined;

/** Says which canvas keys, menus and the toolbar look at; undefined when it goes. */
export function setShownCanvas(canvas: ShownCanvas | undefined): void {
  shown = canvas;
}

/** The canvas' element on the page. */
export function canvasElement(): HTMLElement | undefined {
  return shown?.element;
}

/** Gives the canvas itself the focus, so that keys are its own. */
export function focusCanvas(): void {
  shown?.element.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true });
}

/** The point of the canvas that is seen at a point of the window. */
export function placeAt(point: Point): Point {
  return shown?.flow.screenToFlowPosition({ x: point.x, y: point.y }, { snapToGrid: false }) ?? point;
}

/** The middle of what is seen, as a point of the window. */
export function middleOfWindow(): Point {
  const { left = 0, top = 0, width = 0, height = 0 } = shown?.element.getBoundingClientRect() ?? {};
  return { x: left + width / 2, y: top + height / 2 };
}

/** Looks at the canvas in another way. */
export function lookAt(viewport: Viewport, duration = 0): void {
  void shown?.flow.setViewport(viewport, { duration: prefersStillness() ? 0 : duration });
}

/** Makes all of the canvas seen, or these nodes. */
export function fitNodes(ids?: Iterable<string>): void {
  if (!shown) return;
  const graph = openGraph(useEditor.getState());
  const rects = [...(ids ?? Object.keys(graph.nodes))].flatMap((id) => nodeBoxes.rectOf(id) ?? []);
  const rect = around(ids ? rects : [...rects, ...Object.values(graph.groups)]);
  if (rect && shown.element.clientWidth > 0) lookAt(viewportFor(rect, sizeOf(shown.element)), 200);
}

/** Brings a node into view where it is not. */
export function showNode(id: string): void {
  const rect = nodeBoxes.rectOf(id);
  if (!(shown && rect)) return;
  const size = sizeOf(shown.element);
  // Nothing is seen of a page that waits for its texts.
  if (size.width === 0) return;
  const viewport = shown.flow.getViewport();
  if (!contains(seenThrough(viewport, size), rect)) centreOn(rect, Math.max(viewport.zoom, 0.6));
}

const zoomMilliseconds = 120;
let zoomGoal = { zoom: 1, until: 0 };

/** Zooms by a factor, to the middle; from where the zoom before leads, if that is still on its way. */
export function zoomBy(factor: number): void {
  if (!shown) return;
  const now = performance.now();
  const from = now < zoomGoal.until ? zoomGoal.zoom : shown.flow.getZoom();
  const zoom = Math.min(zoomLimits.max, Math.max(zoomLimits.min, from * factor));
  zoomGoal = { zoom, until: now + zoomMilliseconds };
  void shown.flow.zoomTo(zoom, { duration: prefersStillness() ? 0 : zoomMilliseconds });
}

/** Zooms to 100 %. */
export function zoomToFull(): void {
  if (shown) void shown.flow.zoomTo(1, { duration: prefersStillness() ? 0 : 150 });
}

function centreOn(rect: Rect, zoom: number): void {
  if (!shown) return;
  const { width, height } = sizeOf(shown.element);
  const x = width / 2 - (rect.x + rect.width / 2) * zoom;
  const y = height / 2 - (rect.y + rect.height / 2) * zoom;
  lookAt({ x, y, zoom }, 200);
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement) {
  return { width: clientWidth, height: clientHeight };
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
