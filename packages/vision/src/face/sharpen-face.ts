import { BoxMean } from '../matte/box-mean.js';
import type { FacePlanes } from './face-pixels.js';

/** Detail weaker than this, of 255, is taken for noise and made weaker still; stronger detail is raised. */
const noise = 2.5;
/** How far detail is raised and noise is smoothed, and how much a pixel may change: beyond that, edges get rims. */
const [gain, smoothing, most] = [0.9, 0.45, 14];

/**
 * Makes a face a little clearer without a model: fine noise is smoothed and detail raised, in brightness; colours are
 * smoothed. It adds nothing that is not there.
 */
export class FaceSharpener {
  readonly #box: BoxMean;
  readonly #base: Float32Array;
  readonly #chromaBox: BoxMean;
  readonly #chromaBase: Float32Array;

  constructor({ side, chromaSide }: Pick<FacePlanes, 'side' | 'chromaSide'>) {
    this.#box = new BoxMean(side, side);
    this.#base = new Float32Array(side * side);
    this.#chromaBox = new BoxMean(chromaSide, chromaSide);
    this.#chromaBase = new Float32Array(chromaSide * chromaSide);
  }

  /** Turns the planes of a face into what is to be added to it, in place. */
  toChanges({ y, u, v }: FacePlanes): void {
    const [box, base] = [this.#box, this.#base];
    box.mean(y, 2, base);
    for (let i = 0; i < y.length; i++) {
      const detail = y[i]! - base[i]!;
      // From 0 where there is only noise to 1 where there surely is none.
      const real = (detail * detail) / (detail * detail + noise * noise);
      const change = detail * (gain * real - smoothing * (1 - real));
      y[i] = change > most ? most : change < -most ? -most : change;
    }
    const means = this.#chromaBase;
    for (const plane of [u, v]) {
      this.#chromaBox.mean(plane, 1, means);
      for (let i = 0; i < plane.length; i++) plane[i] = means[i]! - plane[i]!;
    }
  }
}
