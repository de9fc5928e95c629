import type { Frame, FrameColour } from '@talkgraph/media';
import { lumaShares } from '../luma-shares.js';
import { halveGrid } from './halve-grid.js';
import type { MatteGrid } from './matte-grid.js';
import { PlaneShrinker } from './shrink-plane.js';

/** Frames of one size as seen on a grid: brightness and colour of each cell, and RGB as the matte model wants it. */
export class SmallPicture {
  readonly grid: MatteGrid;
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
  /** The same on half the grid. */
  readonly half: readonly [y: Float32Array, u: Float32Array, v: Float32Array];
  /** Planar RGB, 0 to 1. */
  readonly rgb: Float32Array;
  readonly #luma: PlaneShrinker;
  readonly #chroma: PlaneShrinker;

  constructor(width: number, height: number, grid: MatteGrid) {
    const cells = grid.width * grid.height;
    this.grid = grid;
    [this.y, this.u, this.v] = [new Float32Array(cells), new Float32Array(cells), new Float32Array(cells)];
    this.half = [new Float32Array(cells >> 2), new Float32Array(cells >> 2), new Float32Array(cells >> 2)];
    this.rgb = new Float32Array(3 * cells);
    this.#luma = new PlaneShrinker(width, height, grid.width, grid.height);
    this.#chroma = new PlaneShrinker(width >> 1, height >> 1, grid.width, grid.height);
  }

  /** Looks at a frame. */
  read(frame: Frame): void {
    this.#luma.shrink(frame.y, this.y);
    this.#chroma.shrink(frame.u, this.u);
    this.#chroma.shrink(frame.v, this.v);
    const { width } = this.grid;
    halveGrid(this.y, width, this.half[0]);
    halveGrid(this.u, width, this.half[1]);
    halveGrid(this.v, width, this.half[2]);
  }

  /** Makes `rgb` of what was read last. */
  toRgb(colour: FrameColour): void {
    const { y, u, v, rgb } = this;
    const cells = y.length;
    const { red: kr, blue: kb } = lumaShares[colour.matrix];
    const kg = 1 - kr - kb;
    // Limited range (ITU-R BT.601): luma 16 to 235, colour differences 16 to 240.
    const [lumaScale, chromaScale, black] = colour.fullRange ? [255, 255, 0] : [219, 224, 16];
    const red = (2 * (1 - kr)) / chromaScale;
    const blue = (2 * (1 - kb)) / chromaScale;
    for (let i = 0; i < cells; i++) {
      const luma = (y[i]! - black) / lumaScale;
      const cb = u[i]! - 128;
      const cr = v[i]! - 128;
      const r = luma + red * cr;
      const b = luma + blue * cb;
      rgb[i] = clamp(r);
      rgb[cells + i] = clamp((luma - kr * r - kb * b) / kg);
      rgb[2 * cells + i] = clamp(b);
    }
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
