import { BoxMean } from './box-mean.js';
import type { MatteGrid } from './matte-grid.js';

/** Share of a new matte taken where nothing moves: about five frames are averaged. */
const restShare = 0.2;
/** Change of brightness around a cell, of 255, that noise explains, and one that only motion does. */
const stillBelow = 0.8;
const movingAbove = 4;
/** Change of the matte itself that is taken for a change of opinion, and one that is believed at once. */
const doubtBelow = 0.35;
const believedAbove = 0.8;

/**
 * Averages mattes over time where the picture stands still, and takes them as they come where it moves. So edges at rest do
 * not flicker and those in motion leave no ghost.
 */
export class MatteSteadier {
  readonly #width: number;
  readonly #matte: Float32Array;
  readonly #box: BoxMean;
  /** Brightness around cells of half the grid now and in the frame before, and how surely it moves. */
  #calm: Float32Array;
  #lastCalm: Float32Array;
  readonly #motion: Float32Array;
  #known = false;

  constructor({ width, height }: MatteGrid) {
    const cells = width * height;
    this.#width = width;
    this.#matte = new Float32Array(cells);
    this.#box = new BoxMean(width >> 1, height >> 1);
    const half = () => new Float32Array(cells >> 2);
    [this.#calm, this.#lastCalm, this.#motion] = [half(), half(), half()];
  }

  /** Forgets the past: what comes next does not continue it. */
  restart(): void {
    this.#known = false;
  }

  /**
   * The matte after this one was heard; the array is the same at each call.
   * @param luma the picture's brightness on half the grid
   */
  add(matte: Float32Array, luma: Float32Array): Float32Array {
    this.#box.mean(luma, 1, this.#calm);
    if (this.#known) {
      this.#measureMotion();
      this.#mix(matte);
    } else this.#matte.set(matte);
    [this.#calm, this.#lastCalm] = [this.#lastCalm, this.#calm];
    this.#known = true;
    return this.#matte;
  }

  #measureMotion(): void {
    const [calm, last, motion] = [this.#calm, this.#lastCalm, this.#motion];
    for (let i = 0; i < motion.length; i++) {
      const change = calm[i]! - last[i]!;
      motion[i] = ((change < 0 ? -change : change) - stillBelow) / (movingAbove - stillBelow);
    }
  }

  #mix(matte: Float32Array): void {
    const [kept, motion, width] = [this.#matte, this.#motion, this.#width];
    for (let start = 0, row = 0; start < kept.length; start += width, row++) {
      const half = (row >> 1) * (width >> 1);
      for (let x = 0, i = start; x < width; x++, i++) {
        const change = matte[i]! - kept[i]!;
        const opinion = ((change < 0 ? -change : change) - doubtBelow) / (believedAbove - doubtBelow);
        const moves = motion[half + (x >> 1)]!;
        const reason = moves > opinion ? moves : opinion;
        const share = restShare + (1 - restShare) * (reason < 0 ? 0 : reason > 1 ? 1 : reason);
        kept[i] = kept[i]! + share * change;
      }
    }
  }
}
