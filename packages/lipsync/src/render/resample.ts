import type { WarpMap } from './warp-map.js';

const phases = 64;
/**
 * Sharpness of the cubic kernel (Keys' a): -0.5 is Catmull–Rom. A little more keeps the grain that resampling between pixels
 * would soften.
 */
const sharpness = -0.62;
const kernel = cubicKernel();

/** Shifts smaller than this, in pixels, leave a pixel as it is. */
const least = 1 / 64;

/** Redraws the luma of the map's region from `source` into `target` (both whole planes of `width`×`height`). */
export function resampleLuma(
  map: WarpMap,
  source: Uint8Array,
  target: Uint8Array,
  width: number,
  height: number,
): void {
  const { region, stride, dx, dy } = map;
  for (let y = region.y0; y < region.y1; y++) {
    const row = (y - region.y0) * stride - region.x0;
    for (let x = region.x0; x < region.x1; x++) {
      const u = dx[row + x]!;
      const v = dy[row + x]!;
      if (u < least && u > -least && v < least && v > -least) continue;
      target[y * width + x] = cubic(source, width, height, x + u, y + v);
    }
  }
}

/** The same for a chroma plane, whose pixels are 2×2 luma pixels; bilinear, as eyes do not see more there. */
export function resampleChroma(
  map: WarpMap,
  source: Uint8Array,
  target: Uint8Array,
  width: number,
  height: number,
): void {
  const { region, stride, dx, dy } = map;
  for (let y = region.y0 >> 1; y < region.y1 >> 1; y++) {
    for (let x = region.x0 >> 1; x < region.x1 >> 1; x++) {
      const i = (2 * y - region.y0) * stride + 2 * x - region.x0;
      const u = (dx[i]! + dx[i + 1]! + dx[i + stride]! + dx[i + stride + 1]!) / 8;
      const v = (dy[i]! + dy[i + 1]! + dy[i + stride]! + dy[i + stride + 1]!) / 8;
      if (u < least && u > -least && v < least && v > -least) continue;
      target[y * width + x] = bilinear(source, width, height, x + u, y + v);
    }
  }
}

/** Sixteen-tap cubic interpolation; beyond the border the border's pixel counts. */
function cubic(plane: Uint8Array, width: number, height: number, x: number, y: number): number {
  let xi = Math.floor(x);
  let yi = Math.floor(y);
  const xk = (((x - xi) * phases + 0.5) | 0) << 2;
  const yk = (((y - yi) * phases + 0.5) | 0) << 2;
  const a0 = kernel[xk]!,
    a1 = kernel[xk + 1]!,
    a2 = kernel[xk + 2]!,
    a3 = kernel[xk + 3]!;
  if (xi < 1 || yi < 1 || xi > width - 3 || yi > height - 3) {
    xi = Math.min(width - 1, Math.max(0, xi));
    yi = Math.min(height - 1, Math.max(0, yi));
    return bilinear(plane, width, height, Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y)));
  }
  let i = (yi - 1) * width + xi - 1;
  let sum = kernel[yk]! * (a0 * plane[i]! + a1 * plane[i + 1]! + a2 * plane[i + 2]! + a3 * plane[i + 3]!);
  i += width;
  sum += kernel[yk + 1]! * (a0 * plane[i]! + a1 * plane[i + 1]! + a2 * plane[i + 2]! + a3 * plane[i + 3]!);
  i += width;
  sum += kernel[yk + 2]! * (a0 * plane[i]! + a1 * plane[i + 1]! + a2 * plane[i + 2]! + a3 * plane[i + 3]!);
  i += width;
  sum += kernel[yk + 3]! * (a0 * plane[i]! + a1 * plane[i + 1]! + a2 * plane[i + 2]! + a3 * plane[i + 3]!);
  return sum <= 0 ? 0 : sum >= 255 ? 255 : (sum + 0.5) | 0;
}

/** Four-tap interpolation; beyond the border the border's pixel counts. */
export function bilinear(plane: Uint8Array, width: number, height: number, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const xi = cx >= width - 1 ? Math.max(0, width - 2) : cx | 0;
  const yi = cy >= height - 1 ? Math.max(0, height - 2) : cy | 0;
  const fx = cx - xi;
  const fy = cy - yi;
  const i = yi * width + xi;
  const top = plane[i]! + fx * (plane[i + 1]! - plane[i]!);
  const bottom = plane[i + width]! + fx * (plane[i + width + 1]! - plane[i + width]!);
  return (top + fy * (bottom - top) + 0.5) | 0;
}

/** Weights of the four taps for each of `phases` places between two pixels (Keys 1981). */
function cubicKernel(): Float32Array {
  const weights = new Float32Array(4 * (phases + 1));
  const near = (s: number) => (sharpness + 2) * s ** 3 - (sharpness + 3) * s ** 2 + 1;
  const far = (s: number) => sharpness * (s ** 3 - 5 * s ** 2 + 8 * s - 4);
  for (let i = 0; i <= phases; i++) {
    const f = i / phases;
    weights.set([far(1 + f), near(f), near(1 - f), far(2 - f)], 4 * i);
  }
  return weights;
}
