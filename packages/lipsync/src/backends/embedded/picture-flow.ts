import type { Frame } from '@talkgraph/media';

/** How far things have moved from one picture to another: pixels of the picture, on a coarse grid. */
export interface PictureFlow {
  readonly columns: number;
  readonly rows: number;
  /** Pixels of the picture for a cell of the grid. */
  readonly cell: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The longest of them. */
  readonly furthest: number;
}

/** Longest side of the grid: a cell is 10 pixels of a 720p picture. */
const gridSide = 128;
/** The field bends no faster than a picture of rubber: what moves apart stretches, nothing tears. In luma levels. */
const stiffness = 14;
/** The pyramid, finest first: a third level catches motion of up to 12 cells, a tenth of the picture. */
const levels = 3;
const warps = 3;
const iterations = 14;

/**
 * Estimates smooth motion from `from` to `to`, both seen from half way, by the variational method of B. Horn and B. Schunck
 * (1981), coarse to fine with warping. Each picture is sampled half the way, so neither is bent more than the other.
 */
export function pictureFlow(from: Frame, to: Frame): PictureFlow {
  const cell = Math.max(1, Math.max(from.width, from.height) / gridSide);
  const columns = Math.max(2, Math.round(from.width / cell));
  const rows = Math.max(2, Math.round(from.height / cell));
  const pyramid: Level[] = [{ columns, rows, a: reduced(from, columns, rows), b: reduced(to, columns, rows) }];
  while (pyramid.length < levels) pyramid.push(halved(pyramid.at(-1)!));
  let flow: Field | undefined;
  for (const level of pyramid.reverse()) flow = solve(level, flow);
  const { x, y } = flow!;
  let furthest = 0;
  for (let i = 0; i < x.length; i++) {
    x[i] = x[i]! * cell;
    y[i] = y[i]! * cell;
    furthest = Math.max(furthest, Math.abs(x[i]!), Math.abs(y[i]!));
  }
  return { columns, rows, cell, x, y, furthest };
}

interface Level {
  readonly columns: number;
  readonly rows: number;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Luma means of cells about the picture's own mean: light that changed is no motion. */
function reduced({ y, width, height }: Frame, columns: number, rows: number): Float32Array {
  const out = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)];
    for (let column = 0; column < columns; column++) {
      const [left, right] = [Math.floor((column * width) / columns), Math.floor(((column + 1) * width) / columns)];
      let sum = 0;
      for (let j = top; j < bottom; j++) for (let i = left; i < right; i++) sum += y[j * width + i]!;
      out[row * columns + column] = sum / Math.max(1, (bottom - top) * (right - left));
    }
  }
  const mean = out.reduce((sum, value) => sum + value, 0) / out.length;
  return out.map((value) => value - mean);
}

function halved({ columns, rows, a, b }: Level): Level {
  const [wide, high] = [Math.max(2, columns >> 1), Math.max(2, rows >> 1)];
  const half = (values: Float32Array) =>
    Float32Array.from({ length: wide * high }, (_, i) => {
      const [x, y] = [Math.min(columns - 2, 2 * (i % wide)), Math.min(rows - 2, 2 * Math.floor(i / wide))];
      const at = y * columns + x;
      return (values[at]! + values[at + 1]! + values[at + columns]! + values[at + columns + 1]!) / 4;
    });
  return { columns: wide, rows: high, a: half(a), b: half(b) };
}

function solve({ columns, rows, a, b }: Level, coarse: Field | undefined): Field {
  const x = new Float32Array(columns * rows);
  const y = new Float32Array(columns * rows);
  if (coarse) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [cx, cy] = [(column + 0.5) / 2 - 0.5, (row + 0.5) / 2 - 0.5];
        x[row * columns + column] = 2 * sample(coarse.x, coarse.columns, coarse.rows, cx, cy);
        y[row * columns + column] = 2 * sample(coarse.y, coarse.columns, coarse.rows, cx, cy);
      }
    }
  }
  const field = { columns, rows, x, y };
  for (let k = 0; k < warps; k++) refine(field, a, b);
  return field;
}

/** One linearisation about the field at hand, solved by Gauss–Seidel sweeps. */
function refine({ columns, rows, x, y }: Field, a: Float32Array, b: Float32Array): void {
  const count = columns * rows;
  const gx = new Float32Array(count);
  const gy = new Float32Array(count);
  const rest = new Float32Array(count);
  const middle = new Float32Array(count);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const [dx, dy] = [x[i]! / 2, y[i]! / 2];
      const before = sample(a, columns, rows, column - dx, row - dy);
      const after = sample(b, columns, rows, column + dx, row + dy);
      middle[i] = (before + after) / 2;
      rest[i] = after - before;
    }
  }
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      gx[i] =
        (middle[row * columns + Math.min(columns - 1, column + 1)]! -
          middle[row * columns + Math.max(0, column - 1)]!) /
        2;
      gy[i] =
        (middle[Math.min(rows - 1, row + 1) * columns + column]! - middle[Math.max(0, row - 1) * columns + column]!) /
        2;
      // The constraint is about the whole displacement, not about what is added to it.
      rest[i] = rest[i]! - gx[i]! * x[i]! - gy[i]! * y[i]!;
    }
  }
  for (let sweep = 0; sweep < iterations; sweep++) {
    for (let row = 0, i = 0; row < rows; row++) {
      const up = row > 0 ? -columns : 0;
      const down = row < rows - 1 ? columns : 0;
      for (let column = 0; column < columns; column++, i++) {
        const left = column > 0 ? -1 : 0;
        const right = column < columns - 1 ? 1 : 0;
        const mx = (x[i + up]! + x[i + down]! + x[i + left]! + x[i + right]!) / 4;
        const my = (y[i + up]! + y[i + down]! + y[i + left]! + y[i + right]!) / 4;
        const error = gx[i]! * mx + gy[i]! * my + rest[i]!;
        const scale = error / (stiffness * stiffness + gx[i]! * gx[i]! + gy[i]! * gy[i]!);
        x[i] = mx - gx[i]! * scale;
        y[i] = my - gy[i]! * scale;
      }
    }
  }
}

/** Bilinear; what lies outside is the border. */
function sample(values: Float32Array, columns: number, rows: number, x: number, y: number): number {
  const cx = Math.min(columns - 1, Math.max(0, x));
  const cy = Math.min(rows - 1, Math.max(0, y));
  const [i, j] = [Math.min(columns - 2, Math.floor(cx)), Math.min(rows - 2, Math.floor(cy))];
  const [fx, fy] = [cx - i, cy - j];
  const at = j * columns + i;
  const top = values[at]! + fx * (values[at + 1]! - values[at]!);
  const bottom = values[at + columns]! + fx * (values[at + columns + 1]! - values[at + columns]!);
  return top + fy * (bottom - top);
}
