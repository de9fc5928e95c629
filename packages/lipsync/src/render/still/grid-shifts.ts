import { gridCell, type WarpGrid } from '@talkgraph/kernels';
import type { WarpMap } from '../warp-map.js';

/** A grid of shifts: how far each node's pixel is from where it comes from. */
export interface GridShifts {
  readonly grid: WarpGrid;
  readonly nodeX: Float32Array;
  readonly nodeY: Float32Array;
}

/** Writes the grid's shifts into a map, as they are between its nodes; what lies outside the grid stays where it is. */
export function fillFromGrid({ grid, nodeX, nodeY }: GridShifts, map: WarpMap): void {
  const { region, stride, dx, dy } = map;
  const [left, right] = [Math.max(region.x0, grid.x0), Math.min(region.x1, grid.x1)];
  const bottom = Math.min(region.y1, grid.y1);
  for (let y = Math.max(region.y0, grid.y0); y < bottom; y++) {
    const down = (y - grid.y0) / gridCell;
    const j = Math.min(grid.rows - 2, Math.floor(down));
    const row = j * grid.columns;
    const share = down - j;
    const line = (y - region.y0) * stride - region.x0;
    for (let x = left; x < right; ) {
      const i = Math.min(grid.columns - 2, Math.floor((x - grid.x0) / gridCell));
      const end = Math.min(right, grid.x0 + (i + 1) * gridCell);
      const n = row + i;
      const u = between(nodeX, n, grid.columns, share);
      const v = between(nodeY, n, grid.columns, share);
      const du = (between(nodeX, n + 1, grid.columns, share) - u) / gridCell;
      const dv = (between(nodeY, n + 1, grid.columns, share) - v) / gridCell;
      for (let into = x - grid.x0 - i * gridCell; x < end; x++, into++) {
        dx[line + x] = u + into * du;
        dy[line + x] = v + into * dv;
      }
    }
  }
}

/** Rounds in which a place finds where it goes to: shifts change so slowly that the second is exact to a hundredth pixel. */
const rounds = 3;

/** Moves places (x y each) to where the grid draws what lies there. */
export function carryAlong({ grid, nodeX, nodeY }: GridShifts, places: Float32Array): void {
  for (let p = 0; p < places.length; p += 2) {
    const [x, y] = [places[p]!, places[p + 1]!];
    let [toX, toY] = [x, y];
    for (let round = 0; round < rounds; round++) {
      const u = shiftAt(nodeX, grid, toX, toY);
      toY = y - shiftAt(nodeY, grid, toX, toY);
      toX = x - u;
    }
    places[p] = toX;
    places[p + 1] = toY;
  }
}

function shiftAt(nodes: Float32Array, grid: WarpGrid, x: number, y: number): number {
  if (!(x >= grid.x0 && x < grid.x1 && y >= grid.y0 && y < grid.y1)) return 0;
  const [across, down] = [(x - grid.x0) / gridCell, (y - grid.y0) / gridCell];
  const [i, j] = [Math.min(grid.columns - 2, Math.floor(across)), Math.min(grid.rows - 2, Math.floor(down))];
  const n = j * grid.columns + i;
  const left = between(nodes, n, grid.columns, down - j);
  return left + (across - i) * (between(nodes, n + 1, grid.columns, down - j) - left);
}

function between(nodes: Float32Array, n: number, columns: number, share: number): number {
  return nodes[n]! + share * (nodes[n + columns]! - nodes[n]!);
}
