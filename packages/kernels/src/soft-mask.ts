import { type Kernels, openKernels } from './kernel-module.js';

/** A part of a square: from the left and the top to before the right and the bottom. */
export interface SquarePart {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A mask over a square, of which the borders are softened. */
export class SoftMask {
  /** How far each place counts, 0 to 1, row by row: to be drawn before `soften`, which makes it soft in place. */
  readonly cells: Float32Array;
  readonly #side: number;
  readonly #kernels: Kernels;
  readonly #lent: Float32Array;
  readonly #edge: Float32Array;
  readonly #part: Int32Array;

  /**
   * @param side even, at least 4
   * @param edge for each row, and for each column, what its places are multiplied with in the end
   */
  constructor(side: number, edge: Float32Array) {
    this.#side = side;
    const size = side ** 2;
    this.#kernels = openKernels(4 * (2 * size + side + 4));
    const { buffer } = this.#kernels.memory;
    this.cells = new Float32Array(buffer, 0, size);
    this.#lent = new Float32Array(buffer, 4 * size, size);
    this.#edge = new Float32Array(buffer, 8 * size, side);
    this.#edge.set(edge);
    this.#part = new Int32Array(buffer, 8 * size + 4 * side, 4);
  }

  /**
   * Takes means over 2 radius + 1 places, down and across, three times each: one after the other they are close to a Gaussian.
   * @returns the part that is not empty; undefined where nothing is left
   */
  soften(radius: number): SquarePart | undefined {
    for (let turn = 0; turn < 2; turn++) {
      for (let pass = 0; pass < 3; pass++) this.#meanDown(pass, radius);
      this.#kernels.transposeSquare(this.#lent.byteOffset, this.cells.byteOffset, this.#side);
    }
    const at = this.cells.byteOffset;
    this.#kernels.fadeAtEdges(at, this.#edge.byteOffset, this.#side);
    this.#kernels.filledPart(at, this.#side, this.#part.byteOffset);
    const [left, right, top, bottom] = this.#part as unknown as [number, number, number, number];
    return right > left ? { left, right, top, bottom } : undefined;
  }

  /** Passes go from the cells to what is lent and back. */
  #meanDown(pass: number, radius: number): void {
    const places = [this.cells.byteOffset, this.#lent.byteOffset] as const;
    const [from, into] = pass % 2 === 0 ? places : ([places[1], places[0]] as const);
    this.#kernels.meanDown(from, into, this.#side, radius);
  }
}
