import type { Frame } from '@talkgraph/media';
import type { WarpMap } from './warp-map.js';

const phases = 64;
/** Kernel weights are whole numbers out of this; integer sums are quicker than floating-point ones. */
const weightBits = 9;
/** Weights of the four taps for each of 64 places between two pixels. */
export type CubicKernel = Int32Array;

/** Redraws the map's region of `source` into `target`: luma by a cubic kernel, chroma bilinear. */
export function resampleFrame(map: WarpMap, source: Frame, target: Frame, kernel: CubicKernel): void {
  map.warp.draw(map, source, target, source.width, source.height, kernel);
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
