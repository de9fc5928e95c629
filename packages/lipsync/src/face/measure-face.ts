import type { RgbImage } from './rgb-image.js';
import { sampleCrop } from './sample-crop.js';

/** Side of the small grey picture of the lower face that is kept for every frame. */
export const patchSide = 16;

/** What the pixels of a lower face say. */
export interface FacePixels {
  /** Mean luma 0..255. */
  readonly luma: number;
  /** Variance of the Laplacian of luma, at the picture's own resolution. */
  readonly sharpness: number;
  /** The lower face, upright, patchSide² grey values: to notice when something covers it. */
  readonly patch: Uint8Array;
}

/** Side of the square that is looked at, in units; it spans the mouth, the chin and the cheeks beside them. */
const spanUnits = 0.95;

/** Measures the lower face of a mesh in the picture it was found in. */
export function measureFace(image: RgbImage, mesh: Float32Array, unit: number): FacePixels {
  // Between the lips (13, 14) and the chin (152), nearer the lips.
  const x = (mesh[39]! + mesh[42]!) * 0.35 + mesh[456]! * 0.3;
  const y = (mesh[40]! + mesh[43]!) * 0.35 + mesh[457]! * 0.3;
  const turn = Math.atan2(mesh[790]! - mesh[100]!, mesh[789]! - mesh[99]!);
  const planar = new Float32Array(3 * patchSide * patchSide);
  sampleCrop(image, { x, y, side: unit * spanUnits, turn }, patchSide, planar, 1, 0);
  const patch = new Uint8Array(patchSide * patchSide);
  let sum = 0;
  for (let i = 0; i < patch.length; i++) {
    const grey = 0.299 * planar[i]! + 0.587 * planar[i + patch.length]! + 0.114 * planar[i + 2 * patch.length]!;
    patch[i] = grey;
    sum += grey;
  }
  return { luma: sum / patch.length, sharpness: laplacianVariance(image, x, y, unit * spanUnits), patch };
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

/** How alike two patches are whatever their brightness and contrast: −1..1. (Normalised cross-correlation.) */
export function patchLikeness(a: Uint8Array, b: Uint8Array): number {
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
  return ab / Math.sqrt(aa * bb);
}
