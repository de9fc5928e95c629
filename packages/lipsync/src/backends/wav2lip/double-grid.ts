/** A part of a grid: rows and columns from the first to just before the second number. */
export interface GridPart {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

/** Catmull and Rom's cubic a quarter of a cell after a cell's middle: weights of the cell before, itself, and the next two. */
const [before, own, next, afterNext] = [-0.0703125, 0.8671875, 0.2265625, -0.0234375] as const;

/**
 * Makes grids of pairs twice as fine by cubic interpolation, so that what is then interpolated linearly shows no facets. Only the
 * numbers of a part are made; beyond it and beyond the grid there is 0.
 */
export function createGridDoubler(side: number): (from: Float32Array, part: GridPart, into: Float32Array) => void {
  // Doubled along rows: `side` rows of `2 side` pairs.
  const wide = new Float32Array(4 * side * side);
  return (from, { rows, columns }, into) => {
    const [top, bottom] = [Math.max(2, rows[0] - 2), Math.min(side - 2, rows[1] + 2)];
    const [left, right] = [Math.max(2, columns[0] - 2), Math.min(side - 2, columns[1] + 2)];
    wide.fill(0);
    into.fill(0);
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const i = 2 * (row * side + column);
        const at = 4 * (row * side + column);
        for (let k = 0; k < 2; k++) {
          const j = i + k;
          wide[at + k] = before * from[j + 2]! + own * from[j]! + next * from[j - 2]! + afterNext * from[j - 4]!;
          wide[at + 2 + k] = before * from[j - 2]! + own * from[j]! + next * from[j + 2]! + afterNext * from[j + 4]!;
        }
      }
    }
    const line = 4 * side;
    for (let row = Math.max(2, top); row < Math.min(side - 2, bottom); row++) {
      for (
        let j = row * line + 4 * left, at = 2 * row * line + 4 * left, end = row * line + 4 * right;
        j < end;
        j++, at++
      ) {
        into[at] = before * wide[j + line]! + own * wide[j]! + next * wide[j - line]! + afterNext * wide[j - 2 * line]!;
        into[at + line] =
          before * wide[j - line]! + own * wide[j]! + next * wide[j + line]! + afterNext * wide[j + 2 * line]!;
      }
    }
  };
}
