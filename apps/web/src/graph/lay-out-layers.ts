import type { GraphLink } from './document.js';
import type { Boxes } from './lay-out.js';

const betweenColumns = 90;
const betweenRows = 40;

/**
 * Places linked boxes in columns, each right of all that feed it; in a column those that are fed from further up stand
 * higher. Plainer than the layout that is used otherwise, but it takes graphs of any size and depth.
 */
export function layOutInLayers(
  boxes: Boxes,
  links: readonly GraphLink[],
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const fed = feedersOf(boxes, links);
  const corners = new Map<string, { x: number; y: number }>();
  let x = 0;
  for (const column of columnsOf(boxes, links)) {
    const heights = new Map(column.map((id) => [id, meanOf(fed.get(id) ?? [], corners)]));
    column.sort((a, b) => (heights.get(a) ?? 0) - (heights.get(b) ?? 0));
    let [y, widest] = [0, 0];
    for (const id of column) {
      const { width, height } = boxes.get(id) ?? { width: 0, height: 0 };
      corners.set(id, { x, y });
      y += height + betweenRows;
      widest = Math.max(widest, width);
    }
    x += widest + betweenColumns;
  }
  return corners;
}

/** Boxes by the longest way that leads to them. Those in a ring, and what only a ring feeds, stand in the first column. */
function columnsOf(boxes: Boxes, links: readonly GraphLink[]): readonly string[][] {
  const missing = new Map([...boxes.keys()].map((id) => [id, 0]));
  const next = new Map<string, string[]>();
  for (const { from, to } of links) {
    missing.set(to.node, (missing.get(to.node) ?? 0) + 1);
    const known = next.get(from.node);
    if (known) known.push(to.node);
    else next.set(from.node, [to.node]);
  }
  const rank = new Map([...boxes.keys()].map((id) => [id, 0]));
  const open = [...boxes.keys()].filter((id) => missing.get(id) === 0);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const target of next.get(id) ?? []) {
      rank.set(target, Math.max(rank.get(target) ?? 0, (rank.get(id) ?? 0) + 1));
      const left = (missing.get(target) ?? 0) - 1;
      missing.set(target, left);
      if (left === 0) open.push(target);
    }
  }
  const columns: string[][] = [];
  for (const [id, way] of rank) {
    const column = (missing.get(id) ?? 0) > 0 ? 0 : way;
    columns[column] ??= [];
    columns[column].push(id);
  }
  return columns.filter((column) => column !== undefined);
}

function feedersOf(boxes: Boxes, links: readonly GraphLink[]): ReadonlyMap<string, readonly string[]> {
  const feeders = new Map<string, string[]>([...boxes.keys()].map((id) => [id, []]));
  for (const { from, to } of links) feeders.get(to.node)?.push(from.node);
  return feeders;
}

function meanOf(ids: readonly string[], corners: ReadonlyMap<string, { readonly y: number }>): number {
  const placed = ids.flatMap((id) => corners.get(id)?.y ?? []);
  return placed.length === 0 ? 0 : placed.reduce((sum, y) => sum + y, 0) / placed.length;
}
