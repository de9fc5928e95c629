/** Places between two pixels that a cubic kernel has weights for. */
const phases = 64;
const downBytes = phases * 16 * Int16Array.BYTES_PER_ELEMENT;
const acrossBytes = phases * 4 * Int32Array.BYTES_PER_ELEMENT;

/** A cubic kernel's weights in a kernel's memory, as the loops read them (`assembly/taps.ts`). */
export class CubicTable {
  static readonly bytes = downBytes + acrossBytes;
  readonly #down: Int16Array;
  readonly #across: Int32Array;
  #kernel: Int32Array | undefined;

  /** Lays the table into a buffer from `start`, a multiple of 16, on. */
  constructor(buffer: ArrayBuffer, start: number) {
    this.#down = new Int16Array(buffer, start, phases * 16);
    this.#across = new Int32Array(buffer, start + downBytes, phases * 4);
  }

  /** Where the weights for rows and those for columns begin. */
  get places(): readonly [down: number, across: number] {
    return [this.#down.byteOffset, this.#across.byteOffset];
  }

  /** @param kernel four weights, whole numbers out of 512, for each of 64 places between two pixels */
  use(kernel: Int32Array): void {
    if (this.#kernel === kernel) return;
    this.#kernel = kernel;
    this.#across.set(kernel);
    for (let i = 0; i < this.#down.length; i++) {
      // Per place: a b a b a b a b, c d c d c d c d.
      this.#down[i] = kernel[4 * (i >> 4) + 2 * ((i >> 3) & 1) + (i & 1)]!;
    }
  }
}
