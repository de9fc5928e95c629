import type { Frame } from '@talkgraph/media';
import { BoxMean } from '../matte/box-mean.js';
import { type LineMap, lineMap } from '../matte/line-map.js';
import type { MatteGrid } from '../matte/matte-grid.js';
import type { SmallPicture } from '../matte/small-picture.js';

/** Blur radius at full strength, as a share of the grid's shorter side; the box is applied twice. */
const radiusShare = 0.06;

/** Paints a frame's own background out of focus. The person is left out of the average, so that no glow surrounds them. */
export class BlurredBackdrop {
  readonly #box: BoxMean;
  readonly #radius: number;
  readonly #weight: Float32Array;
  readonly #planes: readonly [Float32Array, Float32Array, Float32Array];
  readonly #grid: MatteGrid;
  readonly #luma: readonly [LineMap, LineMap];
  readonly #chroma: readonly [LineMap, LineMap];
  readonly #line: Float32Array;

  /** @param strength 0 to 1 */
  constructor(width: number, height: number, grid: MatteGrid, strength: number) {
    const cells = grid.width * grid.height;
    this.#grid = grid;
    this.#box = new BoxMean(grid.width, grid.height);
    this.#radius = Math.max(1, Math.round(radiusShare * strength * Math.min(grid.width, grid.height)));
    this.#weight = new Float32Array(cells);
    this.#planes = [new Float32Array(cells), new Float32Array(cells), new Float32Array(cells)];
    this.#luma = [lineMap(width, grid.width), lineMap(height, grid.height)];
    this.#chroma = [lineMap(width >> 1, grid.width), lineMap(height >> 1, grid.height)];
    this.#line = new Float32Array(grid.width);
  }

  paint(picture: SmallPicture, matte: Float32Array, onto: Frame): void {
    const [weight, planes] = [this.#weight, this.#planes];
    for (let i = 0; i < weight.length; i++) {
      const clear = 1 - matte[i]!;
      // A little of everything, for places that nothing but the person is near.
      weight[i] = clear * clear + 0.001;
      planes[0][i] = weight[i]! * picture.y[i]!;
      planes[1][i] = weight[i]! * picture.u[i]!;
      planes[2][i] = weight[i]! * picture.v[i]!;
    }
    for (const field of [weight, ...planes]) {
      this.#box.mean(field, this.#radius, field);
      this.#box.mean(field, this.#radius, field);
    }
    for (const field of planes) for (let i = 0; i < field.length; i++) field[i] = field[i]! / weight[i]!;
    this.#enlarge(planes[0], this.#luma, onto.y);
    this.#enlarge(planes[1], this.#chroma, onto.u);
    this.#enlarge(planes[2], this.#chroma, onto.v);
  }

  #enlarge(field: Float32Array, [columns, rows]: readonly [LineMap, LineMap], plane: Uint8Array): void {
    const [across, line] = [this.#grid.width, this.#line];
    const { first, share } = columns;
    const width = first.length;
    for (let y = 0, at = 0; y < rows.first.length; y++) {
      const start = rows.first[y]! * across;
      const down = rows.share[y]!;
      for (let x = 0; x < across; x++) {
        line[x] = field[start + x]! + down * (field[start + across + x]! - field[start + x]!) + 0.5;
      }
      for (let x = 0; x < width; x++, at++) {
        const left = line[first[x]!]!;
        plane[at] = left + share[x]! * (line[first[x]! + 1]! - left);
      }
    }
  }
}
