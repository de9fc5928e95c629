import type { Frame } from '@talkgraph/media';
import { BoxMean } from '../matte/box-mean.js';
import { halveGrid } from '../matte/halve-grid.js';
import { type LineMap, lineMap } from '../matte/line-map.js';
import type { MatteGrid } from '../matte/matte-grid.js';
import type { SmallPicture } from '../matte/small-picture.js';

/** Blur radius at full strength, as a share of the shorter side; the box is applied twice. */
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
    const [across, down] = [grid.width >> 1, grid.height >> 1];
    const field = () => new Float32Array(across * down);
    this.#grid = grid;
    this.#box = new BoxMean(across, down);
    this.#radius = Math.max(1, Math.round(radiusShare * strength * Math.min(across, down)));
    this.#weight = field();
    this.#planes = [field(), field(), field()];
    this.#luma = [lineMap(width, across), lineMap(height, down)];
    this.#chroma = [lineMap(width >> 1, across), lineMap(height >> 1, down)];
    this.#line = new Float32Array(across);
  }

  paint(picture: SmallPicture, matte: Float32Array, onto: Frame): void {
    const [weight, planes] = [this.#weight, this.#planes];
    const { width } = this.#grid;
    halveGrid(matte, width, weight);
    for (const [i, plane] of [picture.y, picture.u, picture.v].entries()) halveGrid(plane, width, planes[i]!);
    for (let i = 0; i < weight.length; i++) {
      const clear = 1 - weight[i]!;
      // A little of everything, for places that nothing but the person is near.
      weight[i] = clear * clear + 0.001;
      planes[0][i] = weight[i]! * planes[0][i]!;
      planes[1][i] = weight[i]! * planes[1][i]!;
      planes[2][i] = weight[i]! * planes[2][i]!;
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
    const line = this.#line;
    const across = line.length;
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
