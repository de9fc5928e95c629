import { lipPoints } from './mesh-points.js';
import type { RgbImage } from './rgb-image.js';

/** Points of lips, chin, cheeks and nose: between them they show the lower face whatever the mouth does. */
const looksPoints: readonly number[] = [
  ...lipPoints.slice(0, 20),
  ...lipPoints.slice(40, 60),
  ...[164, 165, 167, 391, 393, 92, 322, 186, 410, 57, 287, 43, 273, 106, 335, 182, 406, 83, 313, 18, 200, 199, 175],
  ...[201, 421, 194, 418, 204, 424, 32, 262, 208, 428, 211, 431, 202, 422, 212, 432, 216, 436, 206, 426, 205, 425],
  ...[50, 280, 187, 411, 207, 427, 214, 434, 36, 266, 203, 423, 98, 327, 2, 1, 4],
];

/** Bytes of a face's looks: luma and redness of every point. */
export const looksLength = looksPoints.length * 2;

/** What the pixels of a lower face say. */
export interface FacePixels {
  /** Mean luma 0..255. */
  readonly luma: number;
  /** Variance of the Laplacian of luma, at the picture's own resolution. */
  readonly sharpness: number;
  /** Luma, then redness, at points of the lower face: to notice when something covers it, and to know it again. */
  readonly looks: Uint8Array;
}

/** Side of the square whose sharpness is measured, in units; it spans the mouth, the chin and the cheeks beside them. */
const spanUnits = 0.95;

/** Measures the lower face of a mesh in the picture it was found in. */
export function measureFace(image: RgbImage, mesh: Float32Array, unit: number): FacePixels {
  const looks = new Uint8Array(looksLength);
  const reach = Math.max(1, Math.round(unit / 60));
  let sum = 0;
  for (const [i, point] of looksPoints.entries()) {
    const [luma, redness] = meanAround(image, mesh[3 * point]!, mesh[3 * point + 1]!, reach);
    looks[i] = luma;
    looks[looksPoints.length + i] = Math.min(255, Math.max(0, 128 + redness));
    sum += luma;
  }
  // Between the lips (13, 14) and the chin (152), nearer the lips.
  const x = (mesh[39]! + mesh[42]!) * 0.35 + mesh[456]! * 0.3;
  const y = (mesh[40]! + mesh[43]!) * 0.35 + mesh[457]! * 0.3;
  return { luma: sum / looksPoints.length, sharpness: laplacianVariance(image, x, y, unit * spanUnits), looks };
}

/** Mean luma and red difference (ITU-R BT.601) of nine pixels, `reach` apart, that lie in the picture. */
function meanAround({ width, height, data }: RgbImage, x: number, y: number, reach: number): [number, number] {
  let luma = 0;
  let redness = 0;
  let count = 0;
  for (let dy = -reach; dy <= reach; dy += reach) {
    for (let dx = -reach; dx <= reach; dx += reach) {
      const column = Math.floor(x) + dx;
      const row = Math.floor(y) + dy;
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const i = 3 * (row * width + column);
      const grey = 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
      luma += grey;
      redness += 0.713 * (data[i]! - grey);
      count++;
    }
  }
  return count === 0 ? [0, 0] : [luma / count, redness / count];
}

/** Variance of the four-neighbour Laplacian of green (most of luma) over at most 48×48 pixels of a square. */
function laplacianVariance({ width, height, data }: RgbImage, x: number, y: number, side: number): number {
  const left = Math.max(1, Math.round(x - side / 2));
  const right = Math.min(width - 2, Math.round(x + side / 2));
  const top = Math.max(1, Math.round(y - side / 2));
  const bottom = Math.min(height - 2, Math.round(y + side / 2));
  const step = Math.max(1, Math.floor(side / 48));
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let row = top; row <= bottom; row += step) {
    for (let column = left; column <= right; column += step) {
      const i = 3 * (row * width + column) + 1;
      const bend = 4 * data[i]! - data[i - 3]! - data[i + 3]! - data[i - 3 * width]! - data[i + 3 * width]!;
      sum += bend;
      squares += bend * bend;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/**
 * How alike two faces look whatever the light's strength: −1..1, from the correlations of luma and of redness. Redness
 * counts the less the less there is of it, so that black-and-white pictures are compared by luma alone.
 */
export function likenessOf(a: Uint8Array, b: Uint8Array): number {
  const half = looksLength / 2;
  const [luma] = correlation(a.subarray(0, half), b.subarray(0, half));
  const [redness, spread] = correlation(a.subarray(half), b.subarray(half));
  const weight = spread / (spread + leastRedness);
  return (luma + weight * redness) / (1 + weight);
}

/** Variance of redness, in squared grey levels, at which it counts half as much as luma. */
const leastRedness = 4;

/** Pearson's correlation, and the smaller of the two variances. */
function correlation(a: Uint8Array, b: Uint8Array): [number, number] {
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i++) {
    meanA += a[i]! / a.length;
    meanB += b[i]! / a.length;
  }
  let ab = 0;
  let aa = 1e-6;
  let bb = 1e-6;
  for (let i = 0; i < a.length; i++) {
    const da = a[i]! - meanA;
    const db = b[i]! - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return [ab / Math.sqrt(aa * bb), Math.min(aa, bb) / a.length];
}
