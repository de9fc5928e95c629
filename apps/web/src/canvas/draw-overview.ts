import type { Selection } from '../editor/editor-state.js';
import type { Graph, GraphLink, GraphNode } from '../graph/document.js';
import type { Curve } from './curve.js';
import type { NodeBox } from './node-box.js';
import { overlap, type Rect, type Viewport } from './rect.js';

/** What the picture of a graph is drawn from. Colours are ready for a canvas. */
export interface OverviewScene {
  readonly graph: Graph;
  readonly selection: Selection;
  readonly boxOf: (node: string) => NodeBox | undefined;
  readonly curveOf: (link: GraphLink) => Curve | undefined;
  readonly nameOf: (node: GraphNode) => string;
  readonly linkColor: (link: GraphLink) => string;
  /** The colour of a node's edge: its state in the run that is shown. */
  readonly stateColor: (node: string) => string | undefined;
  readonly groupColor: (color: string | undefined) => string;
  readonly colors: { readonly body: string; readonly border: string; readonly text: string; readonly selected: string };
}

/** Draws what of a graph lies in `seen`: frames, links, then nodes as boxes with their names. */
export function drawOverview(
  context: CanvasRenderingContext2D,
  scene: OverviewScene,
  view: Viewport,
  seen: Rect,
): void {
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.zoom, view.zoom);
  drawGroups(context, scene, view.zoom);
  drawLinks(context, scene, view.zoom, seen);
  for (const node of Object.values(scene.graph.nodes)) {
    const box = scene.boxOf(node.id);
    if (!box) continue;
    const rect = { x: node.x, y: node.y, width: box.width, height: box.height };
    if (overlap(rect, seen)) drawNode(context, scene, node, rect, view.zoom);
  }
  context.restore();
}

function drawGroups(
  context: CanvasRenderingContext2D,
  { graph, selection, groupColor, colors }: OverviewScene,
  zoom: number,
) {
  for (const { id, x, y, width, height, color, title } of Object.values(graph.groups)) {
    const tint = groupColor(color);
    context.globalAlpha = 0.14;
    context.fillStyle = tint;
    context.fillRect(x, y, width, height);
    context.globalAlpha = 0.8;
    context.strokeStyle = selection.groups.has(id) ? colors.selected : tint;
    context.lineWidth = 1.5 / zoom;
    context.strokeRect(x, y, width, height);
    context.globalAlpha = 1;
    context.fillStyle = tint;
    write(context, title, { x: x + 14, y: y + 26 }, width - 28, Math.max(16, 11 / zoom), zoom);
  }
}

/** Links of one colour are one path: a thousand strokes would take longer than a frame. */
function drawLinks(context: CanvasRenderingContext2D, scene: OverviewScene, zoom: number, seen: Rect): void {
  const paths = new Map<string, Path2D>();
  for (const link of Object.values(scene.graph.links)) {
    const curve = scene.curveOf(link);
    if (!curve || !mayBeSeen(curve, seen)) continue;
    const isSelected = scene.selection.links.has(link.id);
    const color = isSelected ? scene.colors.selected : scene.linkColor(link);
    let path = paths.get(color);
    if (!path) {
      path = new Path2D();
      paths.set(color, path);
    }
    const { from, bendFrom, bendTo, to } = curve;
    path.moveTo(from.x, from.y);
    // Far enough away a curve and its chords look the same.
    if (zoom < 0.12) path.lineTo(to.x, to.y);
    else path.bezierCurveTo(bendFrom.x, bendFrom.y, bendTo.x, bendTo.y, to.x, to.y);
  }
  context.globalAlpha = 0.75;
  context.lineWidth = Math.max(2.5, 0.9 / zoom);
  for (const [color, path] of paths) {
    context.strokeStyle = color;
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

function mayBeSeen({ from, to }: Curve, seen: Rect): boolean {
  const x = Math.min(from.x, to.x) - 60;
  const y = Math.min(from.y, to.y);
  return overlap(seen, { x, y, width: Math.abs(from.x - to.x) + 120, height: Math.abs(from.y - to.y) });
}

function drawNode(context: CanvasRenderingContext2D, scene: OverviewScene, node: GraphNode, rect: Rect, zoom: number) {
  const { colors, selection } = scene;
  const state = scene.stateColor(node.id);
  const { x, y, width, height } = rect;
  context.globalAlpha = node.mode === 'active' ? 1 : 0.45;
  context.fillStyle = colors.body;
  context.fillRect(x, y, width, height);
  if (height > 30) {
    context.globalAlpha *= node.color || state ? 0.55 : 0.16;
    context.fillStyle = node.color ?? state ?? colors.text;
    context.fillRect(x, y, width, Math.min(38, height));
    context.globalAlpha = node.mode === 'active' ? 1 : 0.45;
  }
  const isSelected = selection.nodes.has(node.id);
  context.strokeStyle = isSelected ? colors.selected : (state ?? colors.border);
  context.lineWidth = (isSelected || state ? 2 : 1) / zoom;
  context.strokeRect(x, y, width, height);
  context.fillStyle = colors.text;
  const size = Math.min(height * 0.6, Math.max(14, 11 / zoom));
  write(context, scene.nameOf(node), { x: x + 12, y: y + Math.min(height - 6, 8 + size) }, width - 20, size, zoom);
  context.globalAlpha = 1;
}

/** Text that could not be read is not written. */
function write(
  context: CanvasRenderingContext2D,
  text: string,
  at: { x: number; y: number },
  room: number,
  size: number,
  zoom: number,
): void {
  if (size * zoom < 7) return;
  context.font = `600 ${size}px system-ui, sans-serif`;
  const fits = Math.floor(room / (size * (/[\u2e80-\uffff]/.test(text) ? 1 : 0.56)));
  if (fits > 2) context.fillText(text.length > fits ? `${text.slice(0, fits - 1)}…` : text, at.x, at.y);
}
