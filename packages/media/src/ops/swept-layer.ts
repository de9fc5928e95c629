import type { BlendLayer } from './blend-layer.js';
import type { LayerPlane } from './blend-plane.js';

/** For a row of a layer's pixels, the column that parts its left from its right. */
export type ColumnOfRow = (row: number) => number;

/** Part of a layer left or right of a line, which may be at another column in every row; made anew for each frame. */
export class SweptLayer implements BlendLayer {
  readonly width: number;
  readonly height: number;
  readonly colour: BlendLayer['colour'];
  readonly #layer: BlendLayer;
  readonly #side: 'left' | 'right';
  readonly #columnOf: ColumnOfRow;

  constructor(layer: BlendLayer, side: 'left' | 'right', columnOf: ColumnOfRow) {
    this.width = layer.width;
    this.height = layer.height;
    this.colour = layer.colour;
    this.#layer = layer;
    this.#side = side;
    this.#columnOf = columnOf;
  }

  get luma(): LayerPlane {
    return this.#cut(this.#layer.luma, this.#columnOf);
  }

  chroma(oddX: number, oddY: number): ReturnType<BlendLayer['chroma']> {
    const { u, v } = this.#layer.chroma(oddX, oddY);
    const first = this.#cut(u, (row) => (this.#columnOf(Math.max(0, 2 * row - oddY)) + oddX) / 2);
    return { u: first, v: { ...v, runs: first.runs, rowRuns: first.rowRuns } };
  }

  /** The same pixels with only those stretches of rows that lie on this side. */
  #cut(plane: LayerPlane, columnOf: ColumnOfRow): LayerPlane {
    const runs = new Int32Array(plane.runs.length);
    const rowRuns = new Int32Array(plane.rowRuns.length);
    let count = 0;
    for (let row = 0; row < plane.height; row++) {
      const column = Math.min(plane.width, Math.max(0, Math.round(columnOf(row))));
      const [first, last] = this.#side === 'left' ? [0, column] : [column, plane.width];
      for (let run = plane.rowRuns[row] as number; run < (plane.rowRuns[row + 1] as number); run += 2) {
        const from = Math.max(first, plane.runs[run] as number);
        const to = Math.min(last, plane.runs[run + 1] as number);
        if (from >= to) continue;
        runs[count++] = from;
        runs[count++] = to;
      }
      rowRuns[row + 1] = count;
    }
    return { ...plane, runs, rowRuns };
  }
}
