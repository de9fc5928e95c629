/** Averages grids over squares of 2r + 1 cells; at the borders over the part that lies inside. */
export class BoxMean {
  readonly #width: number;
  readonly #height: number;
  readonly #rows: Float32Array;
  readonly #sums: Float64Array;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#rows = new Float32Array(width * height);
    this.#sums = new Float64Array(width);
  }

  /** Fills `into` (which may be `from`) with the means. */
  mean(from: Float32Array, radius: number, into: Float32Array): void {
    this.#across(from, radius);
    this.#down(radius, into);
  }

  #across(from: Float32Array, radius: number): void {
    const [width, rows] = [this.#width, this.#rows];
    const reach = Math.min(radius, width - 1);
    for (let start = 0; start < rows.length; start += width) {
      let sum = 0;
      for (let x = 0; x < reach; x++) sum += from[start + x]!;
      let x = 0;
      // While the square grows, where all of it is inside, and while it shrinks.
      for (; x <= reach && x + reach < width; x++) {
        sum += from[start + x + reach]!;
        rows[start + x] = sum / (x + reach + 1);
      }
      const share = 1 / (2 * reach + 1);
      for (; x + reach < width; x++) {
        sum += from[start + x + reach]! - from[start + x - reach - 1]!;
        rows[start + x] = sum * share;
      }
      for (; x < width; x++) {
        if (x > reach) sum -= from[start + x - reach - 1]!;
        rows[start + x] = sum / (width - Math.max(0, x - reach));
      }
    }
  }

  #down(radius: number, into: Float32Array): void {
    const [width, height, rows, sums] = [this.#width, this.#height, this.#rows, this.#sums];
    const reach = Math.min(radius, height - 1);
    sums.fill(0);
    for (let y = 0; y < reach; y++) addRow(sums, rows, y * width);
    for (let y = 0, at = 0; y < height; y++) {
      const [last, first] = [y + reach, y - reach];
      const share = 1 / (Math.min(height - 1, last) - Math.max(0, first) + 1);
      if (last < height && first > 0) {
        for (let x = 0, add = last * width, drop = (first - 1) * width; x < width; x++, at++, add++, drop++) {
          const sum = sums[x]! + rows[add]! - rows[drop]!;
          sums[x] = sum;
          into[at] = sum * share;
        }
        continue;
      }
      if (last < height) addRow(sums, rows, last * width);
      if (first > 0) dropRow(sums, rows, (first - 1) * width);
      for (let x = 0; x < width; x++, at++) into[at] = sums[x]! * share;
    }
  }
}

function addRow(sums: Float64Array, rows: Float32Array, start: number): void {
  for (let x = 0; x < sums.length; x++) sums[x] = sums[x]! + rows[start + x]!;
}

function dropRow(sums: Float64Array, rows: Float32Array, start: number): void {
  for (let x = 0; x < sums.length; x++) sums[x] = sums[x]! - rows[start + x]!;
}
