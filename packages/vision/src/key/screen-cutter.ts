import type { Frame } from '@talkgraph/media';
import { type Cutout, makeCutout } from '../compose/cutout.js';
import { BoxMean } from '../matte/box-mean.js';
import { EdgeModel } from '../matte/edge-model.js';
import { matteGrid } from '../matte/matte-grid.js';
import { EdgeRefiner } from '../matte/refine-edge.js';
import { SmallPicture } from '../matte/small-picture.js';
import type { KeyTables } from './screen-key.js';

/**
 * Cuts people out of frames of one size that show them before a screen of one colour. The key says on a grid what is
 * screen; edges are then decided by the colours on both sides of them, as with any other background, which leaves no rim
 * of the screen's colour in hair.
 */
export class ScreenCutter {
  readonly #tables: KeyTables;
  readonly #picture: SmallPicture;
  readonly #matte: Float32Array;
  readonly #soft: Float32Array;
  readonly #box: BoxMean;
  readonly #model: EdgeModel;
  readonly #refiner: EdgeRefiner;
  readonly #cutout: Cutout;

  constructor(width: number, height: number, tables: KeyTables) {
    const grid = matteGrid(width, height);
    this.#tables = tables;
    this.#picture = new SmallPicture(width, height, grid);
    [this.#matte, this.#soft] = [new Float32Array(this.#picture.y.length), new Float32Array(this.#picture.y.length)];
    this.#box = new BoxMean(grid.width, grid.height);
    this.#model = new EdgeModel(grid);
    this.#refiner = new EdgeRefiner(width, height, grid, this.#model, { shrink: 0 });
    this.#cutout = makeCutout(width, height);
  }

  /** Cuts the person out of a frame. The cutout is overwritten by the next call. */
  cut(frame: Frame): Cutout {
    this.#picture.read(frame);
    this.#key();
    this.#model.learn(this.#picture, this.#matte);
    this.#box.mean(this.#matte, 1, this.#soft);
    this.#refiner.refine(frame, this.#soft, this.#cutout);
    this.#takeSpill();
    return this.#cutout;
  }

  #key(): void {
    const { u, v } = this.#picture;
    const { alpha } = this.#tables;
    const matte = this.#matte;
    for (let i = 0; i < matte.length; i++) matte[i] = alpha[((u[i]! + 0.5) << 8) | (v[i]! + 0.5)]! / 255;
  }

  /** Takes the screen's light off the person. */
  #takeSpill(): void {
    const { chromaAlpha, u, v } = this.#cutout;
    const { u: cleanU, v: cleanV } = this.#tables;
    for (let at = 0; at < u.length; at++) {
      if (chromaAlpha[at] === 0) continue;
      const colour = (u[at]! << 8) | v[at]!;
      u[at] = cleanU[colour]!;
      v[at] = cleanV[colour]!;
    }
  }
}
