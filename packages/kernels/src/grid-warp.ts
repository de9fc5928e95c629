import { type Kernels, openKernels } from './kernel-module.js';

/** A picture in YUV 4:2:0; planes without padding. */
export interface Planes {
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

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

/** Places between two pixels that a cubic kernel has weights for. */
const phases = 64;
const downBytes = phases * 16 * Int16Array.BYTES_PER_ELEMENT;
const acrossBytes = phases * 4 * Int32Array.BYTES_PER_ELEMENT;

/** Redraws part of pictures of one size, each pixel from where a grid of shifts says it comes from. */
export class GridWarp {
  readonly #grid: WarpGrid;
  readonly #kernels: Kernels;
  readonly #nodeX: Float32Array;
  readonly #nodeY: Float32Array;
  readonly #down: Int16Array;
  readonly #across: Int32Array;
  /** Where the planes of source and target begin. */
  readonly #source: Planes;
  readonly #target: Planes;
  #kernel: Int32Array | undefined;

  constructor(grid: WarpGrid) {
    this.#grid = grid;
    const nodes = grid.columns * grid.rows;
    const luma = grid.width * grid.height;
    const chroma = luma / 4;
    let end = 0;
    const reserve = (bytes: number) => {
      const start = end;
      end = Math.ceil((end + bytes) / 16) * 16;
      return start;
    };
    const [down, across] = [reserve(downBytes), reserve(acrossBytes)];
    const [nodeX, nodeY] = [reserve(4 * nodes), reserve(4 * nodes)];
    const source = [luma, chroma, chroma].map(reserve);
    const target = [luma, chroma, chroma].map(reserve);
    // A kernel may read some bytes beyond the last pixel it needs.
    this.#kernels = openKernels(end + 16);
    const { buffer } = this.#kernels.memory;
    this.#down = new Int16Array(buffer, down, phases * 16);
    this.#across = new Int32Array(buffer, across, phases * 4);
    this.#nodeX = new Float32Array(buffer, nodeX, nodes);
    this.#nodeY = new Float32Array(buffer, nodeY, nodes);
    const planes = ([y, u, v]: readonly number[]): Planes => ({
      y: new Uint8Array(buffer, y, luma),
      u: new Uint8Array(buffer, u, chroma),
      v: new Uint8Array(buffer, v, chroma),
    });
    this.#source = planes(source);
    this.#target = planes(target);
  }

  /** How far each node's pixel is from where it comes from, in pixels, row by row: to be filled before `draw`. */
  get nodeX(): Float32Array {
    return this.#nodeX;
  }

  get nodeY(): Float32Array {
    return this.#nodeY;
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
    this.#useKernel(kernel);
    // A cubic kernel looks two pixels beyond its place; rows are taken in pairs, because chroma is.
    const reach = 2 * Math.ceil((furthest(this.#nodeY) + 3) / 2);
    this.#take(source, Math.max(0, from - reach), Math.min(height, to + reach), from, to);
    this.#warp(from, to);
    this.#give(target, from, to);
  }

  #useKernel(kernel: Int32Array): void {
    if (this.#kernel === kernel) return;
    this.#kernel = kernel;
    this.#across.set(kernel);
    for (let i = 0; i < phases * 16; i++) {
      const place = 4 * (i >> 4) + 2 * ((i >> 3) & 1) + (i & 1);
      this.#down[i] = kernel[place]!;
    }
  }

  /** Copies rows of the source, and those that are drawn to where they are drawn. */
  #take(picture: Planes, first: number, last: number, from: number, to: number): void {
    for (const { name, width, share } of this.#planes()) {
      const plane = this.#source[name];
      plane.set(picture[name].subarray((first / share) * width, (last / share) * width), (first / share) * width);
      const drawn = plane.subarray((from / share) * width, (to / share) * width);
      this.#target[name].set(drawn, (from / share) * width);
    }
  }

  #warp(from: number, to: number): void {
    const { width, height, columns, x0, y0, x1 } = this.#grid;
    const [source, target] = [this.#source, this.#target];
    const [nodeX, nodeY] = [this.#nodeX.byteOffset, this.#nodeY.byteOffset];
    this.#kernels.warpLuma(
      source.y.byteOffset,
      target.y.byteOffset,
      width,
      height,
      nodeX,
      nodeY,
      columns,
      x0,
      y0,
      x1,
      from,
      to,
      this.#down.byteOffset,
      this.#across.byteOffset,
    );
    this.#kernels.warpChroma(
      source.u.byteOffset,
      source.v.byteOffset,
      target.u.byteOffset,
      target.v.byteOffset,
      width >> 1,
      height >> 1,
      nodeX,
      nodeY,
      columns,
      x0,
      y0,
      x1,
      from >> 1,
      to >> 1,
    );
  }

  #give(picture: Planes, from: number, to: number): void {
    for (const { name, width, share } of this.#planes()) {
      const drawn = this.#target[name].subarray((from / share) * width, (to / share) * width);
      picture[name].set(drawn, (from / share) * width);
    }
  }

  /** `share`: how many rows of the picture a row of the plane stands for. */
  #planes() {
    const { width } = this.#grid;
    return [
      { name: 'y', width, share: 1 },
      { name: 'u', width: width >> 1, share: 2 },
      { name: 'v', width: width >> 1, share: 2 },
    ] as const;
  }
}

function furthest(shifts: Float32Array): number {
  let most = 0;
  for (let i = 0; i < shifts.length; i++) {
    const shift = Math.abs(shifts[i]!);
    if (shift > most) most = shift;
  }
  return most;
}
