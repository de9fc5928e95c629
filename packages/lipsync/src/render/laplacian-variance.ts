import type { Frame } from '@talkgraph/media';

/** Left, top, right, bottom in pixels. */
export type Box = readonly [number, number, number, number];

/** Variance of the luma's Laplacian in a box of pixels, cut to the frame; 0 where nothing is left. */
export function laplacianVariance({ y: luma, width, height }: Frame, box: Box): number {
  const [x0, y0] = [Math.max(1, Math.round(box[0])), Math.max(1, Math.round(box[1]))];
  const [x1, y1] = [Math.min(width - 2, Math.round(box[2])), Math.min(height - 2, Math.round(box[3]))];
  let [sum, squares, count] = [0, 0, 0];
  for (let y = y0; y <= y1; y++) {
    for (let i = y * width + x0; i <= y * width + x1; i++) {
      const value = 4 * luma[i]! - luma[i - 1]! - luma[i + 1]! - luma[i - width]! - luma[i + width]!;
      sum += value;
      squares += value * value;
      count++;
    }
  }
  return count ? squares / count - (sum / count) ** 2 : 0;
}
