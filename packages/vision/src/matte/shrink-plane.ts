/** Averages planes of one size down to a grid; sums are kept between calls, so that frames cost no memory. */
export class PlaneShrinker {
  readonly #width: number;
  readonly #columns: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #sums: Uint32Array;

  constructor(width: number, height: number, gridWidth: number, gridHeight: number) {
    this.#width = width;
    this.#columns = edges(width, gridWidth);
    this.#rows = edges(height, gridHeight);
    this.#sums = new Uint32Array(width);
  }

  /** Fills `into`, row by row, with the mean of the pixels below each cell (one of them where cells are finer). */
  shrink(plane: Uint8Array, into: Float32Array): void {
    const [width, sums, columns, rows] = [this.#width, this.#sums, this.#columns, this.#rows];
    const [across, down] = [columns.length - 1, rows.length - 1];
    for (let row = 0, at = 0; row < down; row++) {
      const from = rows[row]!;
      const to = Math.max(from + 1, rows[row + 1]!);
      // Every second row says enough, and costs half.
      const count = addEverySecondRow(plane, width, from, to, sums);
      for (let column = 0; column < across; column++, at++) {
        const left = columns[column]!;
        const right = Math.max(left + 1, columns[column + 1]!);
        let sum = 0;
        for (let x = left; x < right; x++) sum += sums[x]!;
        into[at] = sum / ((right - left) * count);
      }
    }
  }
}

/** Adds up rows column by column; answers how many. */
function addEverySecondRow(plane: Uint8Array, width: number, from: number, to: number, sums: Uint32Array): number {
  for (let x = 0, at = from * width; x < width; x++, at++) sums[x] = plane[at]!;
  let count = 1;
  for (let y = from + 2; y < to; y += 2, count++) {
    for (let x = 0, at = y * width; x < width; x++, at++) sums[x] = sums[x]! + plane[at]!;
  }
  return count;
}

/** Where each cell starts, and where the last one ends. */
function edges(pixels: number, cells: number): Uint32Array {
  return Uint32Array.from({ length: cells + 1 }, (_, i) => Math.floor((i * pixels) / cells));
}
