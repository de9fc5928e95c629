import type { Json, JsonObject } from '@talkgraph/engine';

/** A node as a box of a small picture. */
export interface ThumbnailBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Notes are drawn paler. */
  readonly kind: 'node' | 'output' | 'note';
}

/** What a small picture of a graph shows; lines are SVG paths. */
export interface ThumbnailShapes {
  readonly viewBox: string;
  readonly boxes: readonly ThumbnailBox[];
  readonly lines: readonly string[];
}

const margin = 40;
const mostNodes = 400;
const rowHeight = 26;

/** Boxes and lines of a workflow in the editor's format; undefined where there is nothing to draw. */
export function thumbnailShapes(workflow: JsonObject): ThumbnailShapes | undefined {
  const nodes = Array.isArray(workflow.nodes) ? (workflow.nodes as readonly Json[]).slice(0, mostNodes) : [];
  const boxes = new Map(nodes.flatMap((node) => boxOf(node)));
  if (boxes.size === 0) return undefined;
  const all = [...boxes.values()];
  const left = Math.min(...all.map(({ x }) => x)) - margin;
  const top = Math.min(...all.map(({ y }) => y)) - margin;
  const right = Math.max(...all.map(({ x, width }) => x + width)) + margin;
  const bottom = Math.max(...all.map(({ y, height }) => y + height)) + margin;
  return {
    viewBox: [left, top, right - left, bottom - top].map(Math.round).join(' '),
    boxes: all,
    lines: linksOf(workflow).flatMap(([from, to]) => lineBetween(boxes.get(from), boxes.get(to))),
  };
}

function boxOf(node: Json): [string, ThumbnailBox][] {
  if (!isObject(node)) return [];
  const [x, y] = pair(node.pos);
  const [width, height] = pair(node.size);
  if (x === undefined || y === undefined) return [];
  const type = String(node.type);
  const isLast = !Array.isArray(node.outputs) || node.outputs.length === 0;
  const kind = /note$/i.test(type) ? 'note' : isLast ? 'output' : 'node';
  // The title stands above the place that is saved.
  const tall = Math.max(height ?? 0, rowsOf(node) * rowHeight);
  return [[String(node.id), { x, y: y - 24, width: width ?? 220, height: tall + 24, kind }]];
}

/** How many lines a node has at least: saved heights may be smaller, because nodes grow with what they hold. */
function rowsOf({ inputs, outputs, widgets_values: values }: JsonObject): number {
  const [ins, outs, widgets] = [inputs, outputs, values].map((list) => (Array.isArray(list) ? list.length : 0));
  return Math.max(ins as number, outs as number) + Math.min(widgets as number, 6);
}

/** Ids of the nodes at both ends, from links as lists (format 0.4) or objects (format 1). */
function linksOf({ links }: JsonObject): [string, string][] {
  if (!Array.isArray(links)) return [];
  return (links as readonly Json[]).flatMap((link): [string, string][] => {
    if (Array.isArray(link)) return [[String(link[1]), String(link[3])]];
    return isObject(link) ? [[String(link.origin_id), String(link.target_id)]] : [];
  });
}

function lineBetween(from: ThumbnailBox | undefined, to: ThumbnailBox | undefined): string[] {
  if (!from || !to) return [];
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2].map(Math.round);
  const bend = Math.max(40, Math.abs((x2 as number) - (x1 as number)) / 2);
  return [`M${x1} ${y1}C${(x1 as number) + bend} ${y1} ${(x2 as number) - bend} ${y2} ${x2} ${y2}`];
}

/** Two numbers as a list, or as the object that older editors wrote. */
function pair(value: Json | undefined): (number | undefined)[] {
  const [a, b] = Array.isArray(value) ? value : isObject(value) ? [value['0'], value['1']] : [];
  return [a, b].map((each) => (typeof each === 'number' && Number.isFinite(each) ? each : undefined));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
