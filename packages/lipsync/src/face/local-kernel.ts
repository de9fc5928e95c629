/** Weights of a local polynomial fit: its value at the centre, and its value at every other place of the window. */
export interface LocalFit {
  /** Frames before and after the centre. */
  readonly before: number;
  readonly after: number;
  /** value(k) = Σ_j rows[k + before][j + before] · x[j]: the fit at offset k from samples at offsets j. */
  readonly rows: readonly Float64Array[];
  /** Tricube weight of each sample, summing to one: how much its misfit counts. */
  readonly weights: Float64Array;
}

/**
 * Quadratics fitted to windows of frames by weighted least squares, each made once. Symmetric windows have no phase shift
 * whatever the signal (Savitzky and Golay 1964; tricube weights as in Cleveland's loess 1979); near the ends the window is
 * cut short, and the fit, a straight line there when one side is empty, stays unbiased.
 */
export class LocalFits {
  readonly #made = new Map<string, LocalFit>();

  /** The fit over so many frames before and after; `reach` is the nominal half width of the window. */
  get(before: number, after: number, reach: number): LocalFit {
    const key = `${before},${after},${reach}`;
    let fit = this.#made.get(key);
    if (!fit) {
      fit = makeFit(before, after, reach);
      this.#made.set(key, fit);
    }
    return fit;
  }
}

function makeFit(before: number, after: number, reach: number): LocalFit {
  const offsets = Array.from({ length: before + after + 1 }, (_, i) => i - before);
  const raw = offsets.map((k) => (1 - Math.min(1, Math.abs(k) / (reach + 1)) ** 3) ** 3);
  const degree = Math.min(2, offsets.length - 1, before === 0 || after === 0 ? 1 : 2);
  const normal = Array.from({ length: degree + 1 }, (_, a) =>
    Array.from({ length: degree + 1 }, (__, b) => offsets.reduce((sum, k, i) => sum + raw[i]! * k ** (a + b), 0)),
  );
  const inverse = invert(normal);
  const rows = offsets.map((at) =>
    Float64Array.from(offsets, (k, i) => {
      let value = 0;
      for (let a = 0; a <= degree; a++) {
        for (let b = 0; b <= degree; b++) value += at ** a * inverse[a]![b]! * k ** b * raw[i]!;
      }
      return value;
    }),
  );
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return { before, after, rows, weights: Float64Array.from(raw, (weight) => weight / total) };
}

/** Inverse of a small positive matrix by Gauss and Jordan. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < n; i++) {
    const pivot = work[i]!;
    const by = pivot[i]!;
    for (let j = 0; j < 2 * n; j++) pivot[j] = pivot[j]! / by;
    for (const row of work) {
      if (row === pivot) continue;
      const factor = row[i]!;
      for (let j = 0; j < 2 * n; j++) row[j] = row[j]! - factor * pivot[j]!;
    }
  }
  return work.map((row) => row.slice(n));
}
