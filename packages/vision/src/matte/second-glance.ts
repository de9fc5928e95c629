import type { ModelSession } from '@talkgraph/inference';
import { type LineMap, lineMap } from './line-map.js';
import { glanceGrid, type MatteGrid } from './matte-grid.js';

/** Cells of the coarse grid that its person loses at every side: there the finer look decides. */
const rim = 2;
/** Below this the coarse look is not sure enough to add anything; it is heard whole at 1. */
const leastSure = 0.85;

/**
 * Looks at a picture once more on a coarser grid, and adds to the matte what only this look took for the person: hair and
 * clothes that are as dark as the wall. Its rim is left out, so that edges stay where the finer look saw them.
 */
export class SecondGlance {
  readonly #session: ModelSession;
  readonly #grid: MatteGrid;
  readonly #coarse: MatteGrid;
  readonly #rgb: Float32Array;
  readonly #sure: Float32Array;
  readonly #scratch: Float32Array;
  readonly #down: readonly [LineMap, LineMap];
  readonly #up: readonly [LineMap, LineMap];

  constructor(session: ModelSession, grid: MatteGrid) {
    this.#session = session;
    this.#grid = grid;
    this.#coarse = glanceGrid(grid);
    const { width, height } = this.#coarse;
    this.#rgb = new Float32Array(3 * width * height);
    [this.#sure, this.#scratch] = [new Float32Array(width * height), new Float32Array(width * height)];
    this.#down = [lineMap(width, grid.width), lineMap(height, grid.height)];
    this.#up = [lineMap(grid.width, width), lineMap(grid.height, height)];
  }

  /** @param rgb the picture on the fine grid, planar, as the model takes it */
  async look(rgb: Float32Array): Promise<void> {
    const [fine, coarse] = [this.#grid, this.#coarse];
    const [cells, coarseCells] = [fine.width * fine.height, coarse.width * coarse.height];
    for (let plane = 0; plane < 3; plane++) {
      const from = rgb.subarray(plane * cells, (plane + 1) * cells);
      resample(from, fine.width, this.#down, this.#rgb.subarray(plane * coarseCells, (plane + 1) * coarseCells));
    }
    const image = { data: this.#rgb, dims: [1, 3, coarse.height, coarse.width] };
    const outputs = await this.#session.run({ image });
    this.#keepSure(outputs.matte!.data as Float32Array);
  }

  /** What is surely the person for `rim` cells around. */
  #keepSure(seen: Float32Array): void {
    const { width, height } = this.#coarse;
    const [sure, scratch] = [this.#sure, this.#scratch];
    for (let i = 0; i < sure.length; i++) sure[i] = (seen[i]! - leastSure) / (1 - leastSure);
    leastAlong(sure, scratch, width, 1, height, width);
    leastAlong(scratch, sure, height, width, width, 1);
  }

  /** Adds what was seen last to the matte of the first look. */
  addTo(matte: Float32Array): void {
    const [columns, rows] = this.#up;
    const across = this.#coarse.width;
    const sure = this.#sure;
    const { width, height } = this.#grid;
    for (let y = 0, at = 0; y < height; y++) {
      const start = rows.first[y]! * across;
      const down = rows.share[y]!;
      for (let x = 0; x < width; x++, at++) {
        const i = start + columns.first[x]!;
        const t = columns.share[x]!;
        const above = sure[i]! + t * (sure[i + 1]! - sure[i]!);
        const below = sure[i + across]! + t * (sure[i + across + 1]! - sure[i + across]!);
        const value = above + down * (below - above);
        if (value > matte[at]!) matte[at] = value;
      }
    }
  }
}

/** The least of each cell and those up to `rim` away, along lines of a grid; beyond the border there is nothing less. */
function leastAlong(
  from: Float32Array,
  into: Float32Array,
  length: number,
  step: number,
  lines: number,
  lineStep: number,
): void {
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep;
    for (let i = 0; i < length; i++) {
      let least = from[start + i * step]!;
      for (let k = Math.max(0, i - rim); k <= Math.min(length - 1, i + rim); k++) {
        const value = from[start + k * step]!;
        if (value < least) least = value;
      }
      into[start + i * step] = least;
    }
  }
}

/** Bilinear. */
function resample(
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
