/** Which columns of a row are looked at, from and to (exclusive). */
export interface Band {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Every column of every row. */
export function wholeBand(rows: number, columns: number): Band {
  return { from: new Int32Array(rows), to: new Int32Array(rows).fill(columns) };
}

/**
 * The surroundings of a path that was found at a coarser rate.
 * @param path for each coarse row its first and last column
 * @param radius columns to each side, at the finer rate
 */
export function bandAround(
  path: { readonly first: Int32Array; readonly last: Int32Array },
  factor: number,
  size: { readonly rows: number; readonly columns: number },
  radius: number,
): Band {
  const from = new Int32Array(size.rows);
  const to = new Int32Array(size.rows);
  const lastCoarse = path.first.length - 1;
  // A path may be steep: rows around count too.
  const reach = Math.ceil(radius / factor / 2);
  for (let row = 0; row < size.rows; row++) {
    const coarse = Math.min(lastCoarse, Math.floor(row / factor));
    const first = path.first[Math.max(0, coarse - reach)]!;
    const last = path.last[Math.min(lastCoarse, coarse + reach)]!;
    from[row] = Math.max(0, first * factor - Math.ceil(radius / 2));
    to[row] = Math.min(size.columns, (last + 1) * factor + Math.ceil(radius / 2));
  }
  from[0] = 0;
  to[size.rows - 1] = size.columns;
  return { from, to };
}
