import type { LumaPlane, PixelBox } from './luma-plane.js';

/**
 * Variance of the Laplacian 4·I(x, y) − I(x±1, y) − I(x, y±1) over a box: large where there is fine detail. The part of
 * the box that lies in the picture counts; 0 when there is none.
 */
export function laplacianVariance(plane: LumaPlane, box: PixelBox): number {
  const { width, height, data } = plane;
  const x0 = Math.max(1, box.x0);
  const y0 = Math.max(1, box.y0);
  const x1 = Math.min(width - 2, box.x1);
  const y1 = Math.min(height - 2, box.y1);
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const at = y * width + x;
      const across = (data[at - 1] as number) + (data[at + 1] as number);
      const along = (data[at - width] as number) + (data[at + width] as number);
      const value = 4 * (data[at] as number) - across - along;
      sum += value;
      squares += value * value;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
