import type { Frame } from '@talkgraph/media';
import { BoxMean } from '../matte/box-mean.js';
import { type LineMap, lineMap } from '../matte/line-map.js';
import type { Cutout } from './cutout.js';
import type { CutoutPlace } from './lay-cutout.js';

/** Pixels a cell of the shadow is wide. */
const cell = 8;
/** How far the shadow is blurred and falls to the right and down, as shares of the picture's height. */
const [blurShare, rightShare, downShare] = [0.035, 0.015, 0.02];
/** How much of the background's brightness full strength takes away. */
const depth = 0.55;

/** Darkens the background behind a cutout, softly, as if it stood a little before it. */
export class SoftShadow {
  readonly #width: number;
  readonly #height: number;
  readonly #field: Float32Array;
  readonly #box: BoxMean;
  readonly #radius: number;
  readonly #columns: LineMap;
  readonly #rows: LineMap;
  readonly #line: Float32Array;
  readonly #strength: number;

  /** @param strength 0 to 1 */
  constructor(width: number, height: number, strength: number) {
    [this.#width, this.#height] = [Math.max(2, Math.ceil(width / cell)), Math.max(2, Math.ceil(height / cell))];
    this.#field = new Float32Array(this.#width * this.#height);
    this.#box = new BoxMean(this.#width, this.#height);
    this.#radius = Math.max(1, Math.round((blurShare * height) / cell));
    this.#columns = lineMap(width, this.#width);
    this.#rows = lineMap(height, this.#height);
    this.#line = new Float32Array(this.#width + 1);
    this.#strength = strength;
  }

  cast(cutout: Cutout, place: CutoutPlace, onto: Frame): void {
    this.#gather(cutout, place, onto.height);
    for (let i = 0; i < 2; i++) this.#box.mean(this.#field, this.#radius, this.#field);
    for (let y = 0; y < onto.height; y++) this.#darkenRow(onto, y);
  }

  /** How much of the person is before each cell, moved to where the shadow falls. */
  #gather({ width, height, alpha }: Cutout, { x, y }: CutoutPlace, outerHeight: number): void {
    const field = this.#field;
    const [right, down] = [x + rightShare * outerHeight, y + downShare * outerHeight];
    for (let row = 0, at = 0; row < this.#height; row++) {
      const from = Math.min(height - 1, Math.round((row + 0.5) * cell - down));
      for (let column = 0; column < this.#width; column++, at++) {
        const left = Math.round((column + 0.5) * cell - right);
        field[at] = from < 0 || left < 0 || left >= width ? 0 : alpha[from * width + left]! / 255;
      }
    }
  }

  #darkenRow({ width, y: luma }: Frame, y: number): void {
    const [field, line, across] = [this.#field, this.#line, this.#width];
    const start = this.#rows.first[y]! * across;
    const share = this.#rows.share[y]!;
    for (let x = 0; x < across; x++) {
      line[x] = field[start + x]! + share * (field[start + across + x]! - field[start + x]!);
    }
    const { first, share: shares } = this.#columns;
    const factor = depth * this.#strength;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const i = first[x]!;
      const shade = line[i]! + shares[x]! * (line[i + 1]! - line[i]!);
      if (shade > 0.004) luma[at] = 16 + (luma[at]! - 16) * (1 - factor * shade) + 0.5;
    }
  }
}
