/** Cells up to so many pixels wide and high are known well enough from four of them. */
const fewPixels = 6;

/** Averages planes of one size down to a grid. */
export class PlaneShrinker {
  readonly #width: number;
  readonly #height: number;
  readonly #columns: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(width: number, height: number, gridWidth: number, gridHeight: number) {
    this.#width = width;
    this.#height = height;
    this.#columns = edges(width, gridWidth);
    this.#rows = edges(height, gridHeight);
  }

  /**
   * Fills `into`, row by row, with the mean of the pixels below each cell, or of some of them, of which no two lie side by
   * side.
   */
  shrink(plane: Uint8Array, into: Float32Array): void {
    const isFew =
      Math.max(this.#width / (this.#columns.length - 1), this.#height / (this.#rows.length - 1)) <= fewPixels;
    if (isFew) this.#shrinkFew(plane, into);
    else this.#shrinkMany(plane, into);
  }

  /** Two pixels of an upper row, and two between them of a lower one. */
  #shrinkFew(plane: Uint8Array, into: Float32Array): void {
    const [width, columns, rows] = [this.#width, this.#columns, this.#rows];
    const [across, down] = [columns.length - 1, rows.length - 1];
    for (let row = 0, at = 0; row < down; row++) {
      const top = rows[row]!;
      const tall = rows[row + 1]! - top;
      const upper = (top + (tall >> 2)) * width;
      const lower = tall > 1 ? upper + (tall >> 1) * width : upper;
      for (let column = 0; column < across; column++, at++) {
        const left = columns[column]!;
        const wide = columns[column + 1]! - left;
        const step = wide >> 1;
        const shift = wide > 2 ? 1 : 0;
        const [a, b] = [upper + left, lower + left + shift];
        into[at] = (plane[a]! + plane[a + step]! + plane[b]! + plane[b + step]!) * 0.25;
      }
    }
  }

  /**
   * Every second row says enough, and of it every second pixel, in turns, as on the black fields of a chess board.
   */
  #shrinkMany(plane: Uint8Array, into: Float32Array): void {
    const [width, columns, rows] = [this.#width, this.#columns, this.#rows];
    const [across, down] = [columns.length - 1, rows.length - 1];
    for (let row = 0, at = 0; row < down; row++) {
      const from = rows[row]! * width;
      const to = Math.max(from + 1, rows[row + 1]! * width);
      for (let column = 0; column < across; column++, at++) {
        const left = columns[column]!;
        const right = Math.max(left + 1, columns[column + 1]!);
        const odd = left + 1 < right ? 1 : 0;
        let [sum, count, shift] = [0, 0, 0];
        for (let start = from; start < to; start += 2 * width) {
          for (let i = start + left + shift, end = start + right; i < end; i += 2, count++) sum += plane[i]!;
          shift = odd - shift;
        }
        into[at] = sum / count;
      }
    }
  }
}

/** Where each cell starts, and where the last one ends. */
function edges(pixels: number, cells: number): Uint32Array {
  return Uint32Array.from({ length: cells + 1 }, (_, i) => Math.floor((i * pixels) / cells));
}
