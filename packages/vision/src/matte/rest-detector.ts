import { BoxMean } from './box-mean.js';
import { cellKind, type EdgeModel } from './edge-model.js';
import type { MatteGrid } from './matte-grid.js';

/** Change of brightness around a cell, of 255, that noise explains. */
const noise = 1.2;
/** That of an edge which moves by about a pixel: for one frame the colours make up for it. */
const slow = 6;
/** Frames after which a picture is looked at again, however still it stands. */
const mostRest = 12;

/**
 * Says whether a picture may be cut with the matte of one before: where it changed since then, if at all, is deep inside the
 * person, or so little that one frame more does not show. A mouth that speaks in a portrait needs no new matte.
 */
export class RestDetector {
  readonly #edge: EdgeModel;
  readonly #box: BoxMean;
  readonly #luma: Float32Array;
  readonly #change: Float32Array;
  /** Frames since the last look; undefined before the first one. */
  #age: number | undefined;

  /** @param edge the model that was learnt from the last look */
  constructor({ width, height }: MatteGrid, edge: EdgeModel) {
    this.#edge = edge;
    this.#box = new BoxMean(width >> 1, height >> 1);
    [this.#luma, this.#change] = [new Float32Array((width * height) >> 2), new Float32Array((width * height) >> 2)];
  }

  /** Forgets the past: what comes next does not continue it. */
  restart(): void {
    this.#age = undefined;
  }

  /** @param luma the picture's brightness on half the grid */
  rests(luma: Float32Array): boolean {
    if (this.#age === undefined) return false;
    if (isSame(luma, this.#luma)) return true;
    if (++this.#age > mostRest) return false;
    const [change, last, { kind }] = [this.#change, this.#luma, this.#edge];
    for (let i = 0; i < change.length; i++) change[i] = kind[i] === cellKind.inside ? 0 : luma[i]! - last[i]!;
    this.#box.mean(change, 1, change);
    const most = this.#age === 1 ? slow : noise;
    for (let i = 0; i < change.length; i++) if (change[i]! > most || change[i]! < -most) return false;
    return true;
  }

  /** Remembers the picture that was looked at. */
  looked(luma: Float32Array): void {
    this.#luma.set(luma);
    this.#age = 0;
  }
}

function isSame(a: Float32Array, b: Float32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
