import type { Frame } from '@talkgraph/media';
import type { AffineCamera } from '../affine-camera.js';
import { smoothstep } from '../mouth-basis.js';
import { type CubicKernel, resampleFrame } from '../resample.js';
import { createWarpMap, type Region, type WarpMap } from '../warp-map.js';
import type { HeadSway } from './head-sway.js';

/** Rows of a picture: from `y0` to before `y1`. */
export interface RowRange {
  readonly y0: number;
  readonly y1: number;
}

/** Turns and shifts the head in a still picture. */
export interface HeadWarp {
  /**
   * Draws `source` with the head moved into `target`, which begins as a copy of it.
   * @param only the rows to draw, from the first to before the last; all where it is left out
   */
  draw(source: Frame, target: Frame, sway: HeadSway, kernel: CubicKernel, only?: RowRange): void;
}

/** Pixels between two nodes of the grid that the motion is computed on. */
const cell = 8;
/** The head turns about a point this far behind the lips and below them (between skull and neck), in u. */
const axisDepth = 0.75;
const pivotDown = 0.75;

/** Per node: how far it moves, in pixels, per radian or u of each kind of motion. */
interface Grid {
  readonly region: Region;
  readonly columns: number;
  readonly rows: number;
  readonly fields: Readonly<Record<keyof HeadSway, { readonly x: Float32Array; readonly y: Float32Array }>>;
}

/** Prepares the motion field of a head in a picture: full on the head, dying away over the neck and towards the borders. */
export function createHeadWarp(camera: AffineCamera, width: number, height: number): HeadWarp {
  const grid = buildGrid(camera, width, height);
  const { region } = grid;
  const map = createWarpMap();
  map.stride = Math.max(0, region.x1 - region.x0);
  [map.dx, map.dy] = [new Float32Array(2 * map.stride), new Float32Array(2 * map.stride)];
  const nodeX = new Float32Array(grid.columns * grid.rows);
  const nodeY = new Float32Array(grid.columns * grid.rows);
  return {
    draw(source, target, sway, kernel, only) {
      nodeX.fill(0);
      nodeY.fill(0);
      for (const kind in sway) {
        const amount = sway[kind as keyof HeadSway];
        const { x, y } = grid.fields[kind as keyof HeadSway];
        takeAway(nodeX, x, amount);
        takeAway(nodeY, y, amount);
      }
      if (map.stride === 0) return;
      const from = only ? Math.max(region.y0, 2 * Math.floor(only.y0 / 2)) : region.y0;
      const to = only ? Math.min(region.y1, only.y1) : region.y1;
      // Two rows at a time: their map stays in the processor's cache, a whole picture's does not.
      for (let y = from; y < to; y += 2) {
        Object.assign(map.region, { x0: region.x0, x1: region.x1, y0: y, y1: y + 2 });
        fillMap(map, grid, nodeX, nodeY);
        resampleFrame(map, source, target, kernel);
      }
    },
  };
}

/** In a function of its own, whose numbers the compiler keeps out of the heap. */
function takeAway(nodes: Float32Array, field: Float32Array, amount: number): void {
  for (let i = 0; i < nodes.length; i++) nodes[i]! -= amount * field[i]!;
}

function buildGrid(camera: AffineCamera, width: number, height: number): Grid {
  const unit = Math.hypot(camera[1]!, camera[5]!);
  const region = {
    x0: Math.max(0, Math.floor((camera[3]! - 2.3 * unit) / 2) * 2),
    y0: Math.max(0, Math.floor((camera[7]! - 3 * unit) / 2) * 2),
    x1: Math.min(width, Math.ceil((camera[3]! + 2.3 * unit) / 2) * 2),
    y1: Math.min(height, Math.ceil((camera[7]! + 1.7 * unit) / 2) * 2),
  };
  const columns = Math.ceil((region.x1 - region.x0) / cell) + 1;
  const rows = Math.ceil((region.y1 - region.y0) / cell) + 1;
  const field = () => ({ x: new Float32Array(columns * rows), y: new Float32Array(columns * rows) });
  const fields = { yaw: field(), pitch: field(), roll: field(), across: field(), down: field() };
  const determinant = camera[0]! * camera[5]! - camera[1]! * camera[4]!;
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const x = region.x0 + i * cell;
      const y = region.y0 + j * cell;
      const a = (camera[5]! * (x - camera[3]!) - camera[1]! * (y - camera[7]!)) / determinant;
      const b = (camera[0]! * (y - camera[7]!) - camera[4]! * (x - camera[3]!)) / determinant;
      const weight = headShare(a, b) * borderShare(x, y, width, height, unit);
      const n = j * columns + i;
      // A rounded head: its front lies furthest before the axis and moves furthest.
      const lever = Math.max(0.15, axisDepth + 0.1 - 0.75 * a * a - 0.18 * (b + 0.4) ** 2) * weight;
      fields.yaw.x[n] = lever * unit;
      fields.pitch.y[n] = lever * unit;
      fields.roll.x[n] = -(b - pivotDown) * unit * weight;
      fields.roll.y[n] = a * unit * weight;
      fields.across.x[n] = unit * weight;
      fields.down.y[n] = unit * weight;
    }
  }
  return { region, columns, rows, fields };
}

/** 1 on the head, 0 from well beyond it; over the neck it dies away, so that the neck bends and the shoulders stay. */
function headShare(a: number, b: number): number {
  const middle = -0.55;
  const r = Math.hypot(a / 0.95, (b - middle) / 1.2);
  const around = 1 - smoothstep(1, 2.1, r);
  return around * (1 - smoothstep(0.35, 1.5, b));
}

/** The picture's border stays where it is. */
function borderShare(x: number, y: number, width: number, height: number, unit: number): number {
  const reach = Math.min(0.7 * unit, 0.25 * Math.min(width, height));
  const side = smoothstep(0, reach, Math.min(x, width - 1 - x));
  return side * smoothstep(0, reach, Math.min(y, height - 1 - y));
}

/** Interpolates the nodes' motion for every pixel of the map, which has some rows of the grid's region. */
function fillMap(map: WarpMap, grid: Grid, nodeX: Float32Array, nodeY: Float32Array): void {
  const { region, stride, dx, dy } = map;
  const width = region.x1 - region.x0;
  const first = region.y0 - grid.region.y0;
  for (let row = 0; row < region.y1 - region.y0; row++) {
    const y = first + row;
    const j = Math.min(grid.rows - 2, Math.floor(y / cell));
    const fy = y / cell - j;
    for (let i = 0; i + 1 < grid.columns; i++) {
      const n = j * grid.columns + i;
      const m = n + grid.columns;
      let u = nodeX[n]! + fy * (nodeX[m]! - nodeX[n]!);
      let v = nodeY[n]! + fy * (nodeY[m]! - nodeY[n]!);
      const du = (nodeX[n + 1]! + fy * (nodeX[m + 1]! - nodeX[n + 1]!) - u) / cell;
      const dv = (nodeY[n + 1]! + fy * (nodeY[m + 1]! - nodeY[n + 1]!) - v) / cell;
      const end = Math.min(width, (i + 1) * cell);
      for (let x = i * cell; x < end; x++) {
        dx[row * stride + x] = u;
        dy[row * stride + x] = v;
        u += du;
        v += dv;
      }
    }
  }
}
