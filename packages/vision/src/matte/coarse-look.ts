import type { ModelSession } from '@talkgraph/inference';
import { type LineMap, lineMap, mirroredMap } from './line-map.js';
import { glanceGrid, type MatteGrid } from './matte-grid.js';

/** How coarsely a picture is looked at, in sides of its own grid, and whether in a mirror: the model then errs elsewhere. */
export interface CoarseLookStyle {
  readonly scale: number;
  readonly mirrored: boolean;
}

/**
 * Looks at pictures on a coarser grid, and brighter than they are: so the model sees the whole of long hair, of which it
 * loses parts when it looks closely, and tells dark things apart.
 */
export class CoarseLook {
  readonly #session: ModelSession;
  readonly #from: MatteGrid;
  readonly #grid: MatteGrid;
  readonly #rgb: Float32Array;
  readonly #seen: Float32Array;
  readonly #down: readonly [LineMap, LineMap];
  readonly #up: readonly [LineMap, LineMap];

  /** @param from the grid that pictures come on */
  constructor(session: ModelSession, from: MatteGrid, { scale, mirrored }: CoarseLookStyle) {
    const grid = glanceGrid(from, scale);
    this.#session = session;
    this.#from = from;
    this.#grid = grid;
    this.#rgb = new Float32Array(3 * grid.width * grid.height);
    this.#seen = new Float32Array((from.width >> 1) * (from.height >> 1));
    const columns = (pixels: number, cells: number) => (mirrored ? mirroredMap : lineMap)(pixels, cells);
    this.#down = [columns(grid.width, from.width), lineMap(grid.height, from.height)];
    this.#up = [columns(from.width >> 1, grid.width), lineMap(from.height >> 1, grid.height)];
  }

  /**
   * @param rgb the picture, planar, as the model takes it
   * @param most raised to what is seen, on a grid of half the width and height that the picture comes on
   */
  async look(rgb: Float32Array, most: Float32Array): Promise<void> {
    const { width, height } = this.#grid;
    const cells = this.#from.width * this.#from.height;
    for (let plane = 0; plane < 3; plane++) {
      const from = rgb.subarray(plane * cells, (plane + 1) * cells);
      sampleGrid(from, this.#from.width, this.#down, this.#rgb.subarray(plane * width * height));
    }
    brighten(this.#rgb);
    const { matte } = await this.#session.run({ image: { data: this.#rgb, dims: [1, 3, height, width] } });
    sampleGrid(matte!.data as Float32Array, width, this.#up, this.#seen);
    for (let i = 0; i < most.length; i++) if (this.#seen[i]! > most[i]!) most[i] = this.#seen[i]!;
  }
}

/** The square root is a gamma of 2: black hair and a black jacket get room between them and the wall. */
function brighten(values: Float32Array): void {
  for (let i = 0; i < values.length; i++) values[i] = Math.sqrt(values[i]!);
}

/** Fills `into` with the values of a grid at the places of two line maps, row by row; bilinear. */
function sampleGrid(
  from: Float32Array,
  width: number,
  [columns, rows]: readonly [LineMap, LineMap],
  into: Float32Array,
): void {
  for (let y = 0, at = 0; y < rows.first.length; y++) {
    const start = rows.first[y]! * width;
    const down = rows.share[y]!;
    for (let x = 0; x < columns.first.length; x++, at++) {
      const i = start + columns.first[x]!;
      const t = columns.share[x]!;
      const above = from[i]! + t * (from[i + 1]! - from[i]!);
      const below = from[i + width]! + t * (from[i + width + 1]! - from[i + width]!);
      into[at] = above + down * (below - above);
    }
  }
}
