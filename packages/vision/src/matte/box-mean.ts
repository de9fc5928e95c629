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
      for (let x = 0; x < width; x++) {
        if (x + reach < width) sum += from[start + x + reach]!;
        if (x - reach > 0) sum -= from[start + x - reach - 1]!;
        const [left, right] = [x > reach ? x - reach : 0, x + reach < width ? x + reach : width - 1];
        rows[start + x] = sum / (right - left + 1);
      }
    }
  }

  #down(radius: number, into: Float32Array): void {
    const [width, height, rows, sums] = [this.#width, this.#height, this.#rows, this.#sums];
    const reach = Math.min(radius, height - 1);
    sums.fill(0);
    for (let y = 0; y < reach; y++) addRow(sums, rows, y * width, 1);
    for (let y = 0; y < height; y++) {
      if (y + reach < height) addRow(sums, rows, (y + reach) * width, 1);
      if (y - reach > 0) addRow(sums, rows, (y - reach - 1) * width, -1);
      const count = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
      for (let x = 0, at = y * width; x < width; x++, at++) into[at] = sums[x]! / count;
    }
  }
}

function addRow(sums: Float64Array, rows: Float32Array, start: number, sign: 1 | -1): void {
  if (sign === 1) for (let x = 0; x < sums.length; x++) sums[x] = sums[x]! + rows[start + x]!;
  else for (let x = 0; x < sums.length; x++) sums[x] = sums[x]! - rows[start + x]!;
}
