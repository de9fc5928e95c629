import { GridWarp, gridCell, type WarpGrid } from '@talkgraph/kernels';
import type { Frame } from '@talkgraph/media';
import type { AffineCamera } from '../affine-camera.js';
import { smoothstep } from '../mouth-basis.js';
import type { CubicKernel } from '../resample.js';
import type { WarpMap } from '../warp-map.js';
import { carryAlong, fillFromGrid } from './grid-shifts.js';
import type { HeadSway } from './head-sway.js';

/** Rows of a picture: from `y0` to before `y1`. */
export interface RowRange {
  readonly y0: number;
  readonly y1: number;
}

/** Turns and shifts the head in a picture. */
export interface HeadWarp {
  /** Says how the head is held from here on. */
  move(sway: HeadSway): void;
  /**
   * Draws `source` with the head moved into `target`, which begins as a copy of it.
   * @param only the rows to draw, from the first to before the last; all where it is left out
   */
  draw(source: Frame, target: Frame, kernel: CubicKernel, only?: RowRange): void;
  /** Writes where the pixels of a map's region are taken from. */
  fill(map: WarpMap): void;
  /** Takes places of the picture, x y each, along with the head. */
  carry(places: Float32Array): void;
}

/** The head turns about a point this far behind the lips and below them (between skull and neck), in u. */
const axisDepth = 0.75;
const pivotDown = 0.75;

/** Per node: how far it moves, in pixels, per radian or u of each kind of motion. */
type Fields = Readonly<Record<keyof HeadSway, { readonly x: Float32Array; readonly y: Float32Array }>>;

/** Prepares the motion field of a head in a picture: full on the head, dying away over the neck and towards the borders. */
export function createHeadWarp(camera: AffineCamera, width: number, height: number): HeadWarp {
  const grid = placeGrid(camera, width, height);
  // A head wholly outside the picture.
  if (!(grid.x1 > grid.x0 && grid.y1 > grid.y0)) return { move() {}, draw() {}, fill() {}, carry() {} };
  const fields = buildFields(camera, grid);
  const warp = new GridWarp(grid);
  const { nodeX, nodeY } = warp;
  const shifts = { grid, nodeX, nodeY };
  return {
    move(sway) {
      nodeX.fill(0);
      nodeY.fill(0);
      for (const kind in sway) {
        const amount = sway[kind as keyof HeadSway];
        const { x, y } = fields[kind as keyof HeadSway];
        takeAway(nodeX, x, amount);
        takeAway(nodeY, y, amount);
      }
    },
    draw(source, target, kernel, only) {
      warp.draw(source, target, kernel, only && { y0: 2 * Math.floor(only.y0 / 2), y1: 2 * Math.ceil(only.y1 / 2) });
    },
    fill: (map) => fillFromGrid(shifts, map),
    carry: (places) => carryAlong(shifts, places),
  };
}

/** In a function of its own, whose numbers the compiler keeps out of the heap. */
function takeAway(nodes: Float32Array, field: Float32Array, amount: number): void {
  for (let i = 0; i < nodes.length; i++) nodes[i]! -= amount * field[i]!;
}

/** The part of the picture that a head's motion reaches. */
function placeGrid(camera: AffineCamera, width: number, height: number): WarpGrid {
  const unit = unitOf(camera);
  const x0 = Math.max(0, Math.floor((camera[3]! - 2.3 * unit) / 2) * 2);
  const y0 = Math.max(0, Math.floor((camera[7]! - 3 * unit) / 2) * 2);
  const x1 = Math.min(width, Math.ceil((camera[3]! + 2.3 * unit) / 2) * 2);
  const y1 = Math.min(height, Math.ceil((camera[7]! + 1.7 * unit) / 2) * 2);
  const nodes = (from: number, to: number) => Math.max(0, Math.ceil((to - from) / gridCell) + 1);
  return { width, height, x0, y0, x1, y1, columns: nodes(x0, x1), rows: nodes(y0, y1) };
}

/** Pixels to a u. */
function unitOf(camera: AffineCamera): number {
  return Math.hypot(camera[1]!, camera[5]!);
}

function buildFields(camera: AffineCamera, { width, height, x0, y0, columns, rows }: WarpGrid): Fields {
  const unit = unitOf(camera);
  const field = () => ({ x: new Float32Array(columns * rows), y: new Float32Array(columns * rows) });
  const fields = { yaw: field(), pitch: field(), roll: field(), across: field(), down: field() };
  const determinant = camera[0]! * camera[5]! - camera[1]! * camera[4]!;
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const x = x0 + i * gridCell;
      const y = y0 + j * gridCell;
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
  return fields;
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
