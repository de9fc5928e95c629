import type { Affine } from '../affine.js';
import type { ChangeLimits } from '../change-layer.js';
import type { Planes } from '../picture-memory.js';
import type { ColourNumbers } from '../square-cut.js';

// What the kernels of squares do, number by number: what their results are compared with.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The mean of `across` times `down` points for each place of a square. */
export function plainRead(
  plane: Uint8Array,
  size: Size,
  { a, b, c, d, e, f }: Affine,
  side: number,
  [across, down]: readonly [number, number],
): Float64Array {
  return Float64Array.from({ length: side * side }, (_, cell) => {
    let sum = 0;
    for (let k = 0; k < across * down; k++) {
      const x = (cell % side) + ((k % across) + 0.5) / across;
      const y = Math.floor(cell / side) + (Math.floor(k / across) + 0.5) / down;
      sum += plainPixel(plane, size, a * x + b * y + e - 0.5, c * x + d * y + f - 0.5);
    }
    return sum / (across * down);
  });
}

function plainPixel(plane: Uint8Array, { width, height }: Size, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, x));
  const row = Math.min(height - 1, Math.max(0, y));
  const [left, top] = [Math.min(width - 2, Math.floor(column)), Math.min(height - 2, Math.floor(row))];
  const [s, t] = [column - left, row - top];
  const at = top * width + left;
  const upper = plane[at]! + s * (plane[at + 1]! - plane[at]!);
  const lower = plane[at + width]! + s * (plane[at + width + 1]! - plane[at + width]!);
  return upper + t * (lower - upper);
}

const unit = (value: number) => Math.min(1, Math.max(0, value));

/** Y, U, V as blue, green and red from 0 to 1. */
export function plainColours(planes: ArrayLike<number>, of: ColourNumbers): number[] {
  const cells = planes.length / 3;
  const { red, blue, black, range, chromaRange } = of;
  const made: number[] = [];
  for (let i = 0; i < cells; i++) {
    const luma = (planes[i]! - black) / range;
    const b = luma + (2 * (1 - blue) * (planes[cells + i]! - 128)) / chromaRange;
    const r = luma + (2 * (1 - red) * (planes[2 * cells + i]! - 128)) / chromaRange;
    made[i] = unit(b);
    made[cells + i] = unit((luma - red * r - blue * b) / (1 - red - blue));
    made[2 * cells + i] = unit(r);
  }
  return made;
}

/** Blue, green and red as Y, U, V. */
export function plainPlanes(colours: ArrayLike<number>, of: ColourNumbers): number[] {
  const cells = colours.length / 3;
  const { red, blue, black, range, chromaRange } = of;
  const made: number[] = [];
  for (let i = 0; i < cells; i++) {
    const [b, g, r] = [0, 1, 2].map((plane) => unit(colours[plane * cells + i]!)) as [number, number, number];
    const luma = red * r + (1 - red - blue) * g + blue * b;
    made[i] = black + range * luma;
    made[cells + i] = 128 + (chromaRange * (b - luma)) / (2 * (1 - blue));
    made[2 * cells + i] = 128 + (chromaRange * (r - luma)) / (2 * (1 - red));
  }
  return made;
}

/** What is added to luma, the share of the old luma that goes, and what is added to U and V, for each place of a square. */
export interface PlainLayers {
  readonly side: number;
  readonly added: number[];
  readonly gone: number[];
  readonly u: number[];
  readonly v: number[];
}

export function plainLayers(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  mask: ArrayLike<number>,
  strength: number,
  { detailStays, detailGoes, moved }: ChangeLimits,
): PlainLayers {
  const cells = mask.length;
  const side = Math.sqrt(cells);
  const change = Array.from({ length: 3 * cells }, (_, i) => after[i]! - before[i]!);
  const weights = Array.from({ length: cells }, (_, i) => mask[i]! * (1 - mask[i]!));
  const whole = weights.reduce((sum, weight) => sum + weight, 1e-6);
  for (const plane of [2, 1, 0]) {
    const counted = weights.map((weight, i) =>
      Math.abs(change[i]!) > moved ? 0 : weight * change[plane * cells + i]!,
    );
    const tone = counted.reduce((sum, value) => sum + value, 0) / whole;
    for (let i = plane * cells; i < (plane + 1) * cells; i++) change[i]! -= tone;
  }
  const reach = Math.max(1, Math.round(side / 48));
  const gone = weights.map((_, i) => {
    if (mask[i]! <= 0) return 0;
    let sum = 0;
    for (const dy of [-reach, 0, reach])
      for (const dx of [-reach, 0, reach]) sum += Math.abs(change[i + dy * side + dx]!);
    const t = unit((sum / 9 - detailStays) / (detailGoes - detailStays));
    return strength * mask[i]! * t * t * (3 - 2 * t);
  });
  const share = (i: number, plane: number) => strength * mask[i]! * change[plane * cells + i]!;
  return {
    ...{ side, gone },
    added: gone.map((part, i) => share(i, 0) + part * before[i]!),
    u: gone.map((_, i) => share(i, 1)),
    v: gone.map((_, i) => share(i, 2)),
  };
}

const cubic = [-0.0703125, 0.8671875, 0.2265625, -0.0234375] as const;

/** A square twice as fine, by Catmull and Rom's cubic. */
export function plainDouble(from: readonly number[]): number[] {
  const side = Math.sqrt(from.length);
  const at = (row: number, column: number) => from[row * side + column] ?? 0;
  const along = (k: number, towards: number) => cubic.map((weight, i) => [weight, k + (i - 1) * towards] as const);
  return Array.from({ length: 4 * side * side }, (_, i) => {
    const [row, column] = [Math.floor(i / (2 * side)), i % (2 * side)];
    const rows = along(row >> 1, row & 1 ? 1 : -1);
    const columns = along(column >> 1, column & 1 ? 1 : -1);
    return rows.reduce((sum, [p, y]) => sum + p * columns.reduce((line, [q, x]) => line + q * at(y, x), 0), 0);
  });
}

/** Lays layers onto a picture, a pixel's value being that between four places. */
export function plainLay(target: Planes, { width, height }: Size, layers: PlainLayers, toSquare: Affine): void {
  const isFine = Math.hypot(toSquare.a, toSquare.c) <= 0.75;
  const finer = (grid: number[]) => (isFine ? plainDouble(grid) : grid);
  const { a, b, c, d, e, f } = toSquare;
  const scale = isFine ? 2 : 1;
  const [added, gone] = [finer(layers.added), finer(layers.gone)];
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5];
    const place = [scale * (a * x + b * y + e) - 0.5, scale * (c * x + d * y + f) - 0.5] as const;
    const old = target.y[i]!;
    target.y[i] = pixel(old - old * plainBetween(gone, place) + plainBetween(added, place));
  }
  for (let i = 0; i < (width * height) / 4; i++) {
    const [x, y] = [2 * (i % (width / 2)) + 1, 2 * Math.floor(i / (width / 2)) + 1];
    const place = [a * x + b * y + e - 0.5, c * x + d * y + f - 0.5] as const;
    target.u[i] = pixel(target.u[i]! + plainBetween(layers.u, place));
    target.v[i] = pixel(target.v[i]! + plainBetween(layers.v, place));
  }
}

const pixel = (value: number) => Math.min(255, Math.max(0, Math.floor(value + 0.5)));

function plainBetween(grid: readonly number[], [x, y]: readonly [number, number]): number {
  const side = Math.sqrt(grid.length);
  if (x < 0 || y < 0 || x >= side - 1 || y >= side - 1) return 0;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = top * side + left;
  const upper = grid[at]! + (x - left) * (grid[at + 1]! - grid[at]!);
  const lower = grid[at + side]! + (x - left) * (grid[at + side + 1]! - grid[at + side]!);
  return upper + (y - top) * (lower - upper);
}

/** Means over 2 radius + 1 neighbours, across and down, three times, multiplied with the shares of rows and columns. */
export function plainSoften(mask: ArrayLike<number>, radius: number, edge: ArrayLike<number>): number[] {
  const side = Math.sqrt(mask.length);
  let cells = Array.from(mask);
  for (let pass = 0; pass < 6; pass++) {
    const from = cells;
    cells = from.map((_, i) => {
      const [row, column] = [Math.floor(i / side), i % side];
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const [y, x] = pass % 2 ? [row + k, column] : [row, column + k];
        if (x >= 0 && y >= 0 && x < side && y < side) sum += from[y * side + x]!;
      }
      return sum / (2 * radius + 1);
    });
  }
  return cells.map((value, i) => value * edge[Math.floor(i / side)]! * edge[i % side]!);
}
