import { CubicTable } from './cubic-table.js';
import { type Kernels, openKernels } from './kernel-module.js';
import { PictureMemory, type Planes } from './picture-memory.js';

/** A grid of shifts over a part of pictures of one size. Its corners are even. */
export interface WarpGrid {
  /** Of the pictures, in pixels; both even. */
  readonly width: number;
  readonly height: number;
  /** The part: from x0, y0 to before x1, y1. Its nodes lie `gridCell` pixels apart, the first at its corner. */
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Nodes across; enough that one lies at or beyond the right and the lower side. */
  readonly columns: number;
  readonly rows: number;
}

/** Pixels between two nodes, as in `assembly/fixed-point.ts`. */
export const gridCell = 8;

/** Redraws part of pictures of one size, each pixel from where a grid of shifts says it comes from. */
export class GridWarp {
  /** How far each node's pixel is from where it comes from, in pixels, row by row: to be filled before `draw`. */
  readonly nodeX: Float32Array;
  readonly nodeY: Float32Array;
  readonly #grid: WarpGrid;
  readonly #kernels: Kernels;
  readonly #table: CubicTable;
  readonly #pictures: PictureMemory;

  constructor(grid: WarpGrid) {
    this.#grid = grid;
    const { width, height, columns, rows } = grid;
    const nodes = 4 * Math.ceil((columns * rows) / 4);
    const pictures = CubicTable.bytes + 8 * nodes;
    this.#kernels = openKernels(pictures + PictureMemory.bytes(width, height));
    const { buffer } = this.#kernels.memory;
    this.#table = new CubicTable(buffer, 0);
    this.nodeX = new Float32Array(buffer, CubicTable.bytes, columns * rows);
    this.nodeY = new Float32Array(buffer, CubicTable.bytes + 4 * nodes, columns * rows);
    this.#pictures = new PictureMemory(buffer, pictures, width, height);
  }

  /**
   * Draws the part of `source` into `target`, which begins as a copy of it: luma by a cubic kernel, chroma bilinear.
   * @param kernel four weights, whole numbers out of 512, for each of 64 places between two pixels
   * @param only the rows to draw, from the first to before the last, both even; all of the part where it is left out
   */
  draw(source: Planes, target: Planes, kernel: Int32Array, only?: { readonly y0: number; readonly y1: number }): void {
    const { y0, y1, height } = this.#grid;
    const from = Math.max(y0, only?.y0 ?? y0);
    const to = Math.min(y1, only?.y1 ?? y1);
    if (from >= to) return;
    this.#table.use(kernel);
    // A cubic kernel looks two pixels beyond its place; rows are taken in pairs, because chroma is.
    const furthest = this.#kernels.furthest(this.nodeY.byteOffset, this.nodeY.length);
    const reach = 2 * Math.ceil((furthest + 3) / 2);
    this.#pictures.take(source, Math.max(0, from - reach), Math.min(height, to + reach));
    this.#pictures.begin(source, from, to);
    this.#warp(from, to);
    this.#pictures.give(target, from, to);
  }

  #warp(from: number, to: number): void {
    const { width, height, columns, x0, y0, x1 } = this.#grid;
    const { source, target } = this.#pictures;
    const grid = [this.nodeX.byteOffset, this.nodeY.byteOffset, columns, x0, y0, x1] as const;
    const luma = [source.y.byteOffset, target.y.byteOffset, width, height] as const;
    this.#kernels.gridLuma(...luma, ...grid, from, to, ...this.#table.places);
    const [u, v] = [source.u.byteOffset, source.v.byteOffset];
    const chroma = [u, v, target.u.byteOffset, target.v.byteOffset, width >> 1, height >> 1] as const;
    this.#kernels.gridChroma(...chroma, ...grid, from >> 1, to >> 1);
  }
}
