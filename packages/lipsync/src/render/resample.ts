import type { Frame } from '@talkgraph/media';
import type { WarpMap } from './warp-map.js';

const phaseBits = 6;
const phases = 1 << phaseBits;
/** Kernel weights are whole numbers out of this; integer sums are quicker than floating-point ones. */
const weightBits = 9;
/** Rounds the sum of two kernels. */
const half = 1 << (2 * weightBits - 1);
/** Weights of the four taps for each of 64 places between two pixels. */
export type CubicKernel = Int32Array;

const { imul } = Math;

/** Shifts smaller than this, in pixels, leave a pixel as it is. */
const least = 1 / 24;

/** Redraws the map's region of `source` into `target`: luma by a cubic kernel, chroma bilinear. */
export function resampleFrame(map: WarpMap, source: Frame, target: Frame, kernel: CubicKernel): void {
  resampleLuma(map, source.y, target.y, source.width, source.height, kernel);
  resampleChroma(map, source, target);
}

/**
 * The kernel is applied down four columns and then across them. Neighbours along a row mostly come from neighbouring places
 * at one height, so three of the four columns are there already; the sums are whole numbers, so their order is free.
 */
function resampleLuma(
  map: WarpMap,
  source: Uint8Array,
  target: Uint8Array,
  width: number,
  height: number,
  kernel: CubicKernel,
): void {
  const { region, stride, dx, dy } = map;
  const { x0, x1, y0, y1 } = region;
  for (let y = y0; y < y1; y++) {
    const row = (y - y0) * stride - x0;
    let lastX = -1;
    let lastPy = -1;
    // The kernel's weights for the height, and the sums down four columns.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let c0 = 0;
    let c1 = 0;
    let c2 = 0;
    let c3 = 0;
    for (let x = x0; x < x1; x++) {
      const u = dx[row + x]!;
      const v = dy[row + x]!;
      if (u < least && u > -least && v < least && v > -least) continue;
      // Fixed point from here on: the place in 1/64 pixels.
      const px = ((x + u) * phases + 0.5) | 0;
      const py = ((y + v) * phases + 0.5) | 0;
      const xi = px >> phaseBits;
      const yi = py >> phaseBits;
      if (xi < 1 || yi < 1 || xi > width - 3 || yi > height - 3) {
        target[y * width + x] = bilinear(source, width, height, x + u, y + v);
        continue;
      }
      const i = (yi - 1) * width + xi - 1;
      if (py === lastPy && xi === lastX + 1) {
        c0 = c1;
        c1 = c2;
        c2 = c3;
        c3 = column(source, i + 3, width, a, b, c, d);
      } else if (py !== lastPy || xi !== lastX) {
        const ky = (py & (phases - 1)) << 2;
        a = kernel[ky]!;
        b = kernel[ky + 1]!;
        c = kernel[ky + 2]!;
        d = kernel[ky + 3]!;
        c0 = column(source, i, width, a, b, c, d);
        c1 = column(source, i + 1, width, a, b, c, d);
        c2 = column(source, i + 2, width, a, b, c, d);
        c3 = column(source, i + 3, width, a, b, c, d);
      }
      lastX = xi;
      lastPy = py;
      target[y * width + x] = across(kernel, (px & (phases - 1)) << 2, c0, c1, c2, c3);
    }
  }
}

/** The kernel across the sums of four columns, as a byte. */
function across(kernel: CubicKernel, at: number, c0: number, c1: number, c2: number, c3: number): number {
  const left = (imul(kernel[at]!, c0) + imul(kernel[at + 1]!, c1)) | 0;
  const sum = (left + ((imul(kernel[at + 2]!, c2) + imul(kernel[at + 3]!, c3)) | 0)) | 0;
  const value = (sum + half) >> (2 * weightBits);
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** One column of the kernel. `Math.imul` keeps the arithmetic in whole numbers: plain `*` may give -0 and falls back to floats. */
function column(source: Uint8Array, i: number, width: number, a: number, b: number, c: number, d: number): number {
  const upper = (imul(a, source[i]!) + imul(b, source[i + width]!)) | 0;
  return (upper + ((imul(c, source[i + 2 * width]!) + imul(d, source[i + 3 * width]!)) | 0)) | 0;
}

/** Chroma pixels are 2×2 luma pixels; their shift is half the mean of two opposite ones'. */
function resampleChroma(map: WarpMap, source: Frame, target: Frame): void {
  const { region, stride, dx, dy } = map;
  const width = source.width >> 1;
  const height = source.height >> 1;
  const { u: sourceU, v: sourceV } = source;
  const { u: targetU, v: targetV } = target;
  for (let y = region.y0 >> 1; y < region.y1 >> 1; y++) {
    for (let x = region.x0 >> 1; x < region.x1 >> 1; x++) {
      const m = (2 * y - region.y0) * stride + 2 * x - region.x0;
      const u = (dx[m]! + dx[m + stride + 1]!) / 4;
      const v = (dy[m]! + dy[m + stride + 1]!) / 4;
      if (u < least && u > -least && v < least && v > -least) continue;
      const at = y * width + x;
      const px = x + u;
      const py = y + v;
      if (!(px >= 0 && py >= 0 && px < width - 1 && py < height - 1)) {
        targetU[at] = bilinear(sourceU, width, height, px, py);
        targetV[at] = bilinear(sourceV, width, height, px, py);
        continue;
      }
      // As `bilinear`, with the place worked out once for both colours.
      const xi = px | 0;
      const yi = py | 0;
      const fx = px - xi;
      const fy = py - yi;
      const i = yi * width + xi;
      const j = i + width;
      const topU = sourceU[i]! + fx * (sourceU[i + 1]! - sourceU[i]!);
      const bottomU = sourceU[j]! + fx * (sourceU[j + 1]! - sourceU[j]!);
      targetU[at] = (topU + fy * (bottomU - topU) + 0.5) | 0;
      const topV = sourceV[i]! + fx * (sourceV[i + 1]! - sourceV[i]!);
      const bottomV = sourceV[j]! + fx * (sourceV[j + 1]! - sourceV[j]!);
      targetV[at] = (topV + fy * (bottomV - topV) + 0.5) | 0;
    }
  }
}

/** Four-tap interpolation; beyond the border the border's pixel counts. */
export function bilinear(plane: Uint8Array, width: number, height: number, x: number, y: number): number {
  const cx = Math.max(0, Math.min(x, width - 1));
  const cy = Math.max(0, Math.min(y, height - 1));
  const xi = cx >= width - 1 ? Math.max(0, width - 2) : cx | 0;
  const yi = cy >= height - 1 ? Math.max(0, height - 2) : cy | 0;
  const fx = cx - xi;
  const fy = cy - yi;
  const i = yi * width + xi;
  const top = plane[i]! + fx * (plane[i + 1]! - plane[i]!);
  const bottom = plane[i + width]! + fx * (plane[i + width + 1]! - plane[i + width]!);
  return (top + fy * (bottom - top) + 0.5) | 0;
}

/**
 * Makes the interpolation kernel of Keys (1981).
 * @param sharpness Keys' a: -0.5 is Catmull–Rom; towards -1 it gives back more of the grain that resampling between pixels
 *   takes away
 */
export function createCubicKernel(sharpness: number): CubicKernel {
  const one = 1 << weightBits;
  const weights = new Int32Array(4 * phases);
  const near = (s: number) => (sharpness + 2) * s ** 3 - (sharpness + 3) * s ** 2 + 1;
  const far = (s: number) => sharpness * (s ** 3 - 5 * s ** 2 + 8 * s - 4);
  for (let i = 0; i < phases; i++) {
    const f = i / phases;
    const taps = [far(1 + f), near(f), near(1 - f), far(2 - f)].map((w) => Math.round(w * one));
    const rest = one - taps.reduce((sum, w) => sum + w, 0);
    taps[f < 0.5 ? 1 : 2]! += rest;
    weights.set(taps, 4 * i);
  }
  return weights;
}
