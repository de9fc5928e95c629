import { between, bilinear, cell, least, one, within } from './fixed-point';

/** Chroma pixels to a cell. */
const few: i32 = cell / 2;

/**
 * Redraws rows `from` to before `to` of both planes of a picture's chroma, between four neighbours. Places, grid and shifts
 * are those of its luma, twice as wide and high (`gridLuma`); `from` and `to` are rows of chroma.
 */
export function gridChroma(
  sourceU: usize, sourceV: usize, targetU: usize, targetV: usize, width: i32, height: i32,
  nodeX: usize, nodeY: usize, columns: i32,
  x0: i32, y0: i32, x1: i32, from: i32, to: i32,
): void {
  const below = <usize>columns << 2;
  for (let y = from; y < to; y++) {
    const j = (2 * y - y0) / cell;
    const into = 2 * y - y0 - j * cell;
    // The middle of a chroma pixel lies between two pixels of luma.
    const share = (<f32>into + 0.5) / <f32>cell;
    let n = <usize>(j * columns) << 2;
    for (let x = x0 >> 1; x < x1 >> 1; x += few, n += 4) {
      const u = between(nodeX + n, below, share);
      const v = between(nodeY + n, below, share);
      const du = (between(nodeX + n + 4, below, share) - u) / <f32>cell;
      const dv = (between(nodeY + n + 4, below, share) - v) / <f32>cell;
      if (max(max(abs(u), abs(u + du * <f32>cell)), max(abs(v), abs(v + dv * <f32>cell))) < least) continue;
      let px = x * one + <i32>((u + 0.5 * du) * <f32>(one / 2)) + 128;
      let py = y * one + <i32>((v + 0.5 * dv) * <f32>(one / 2)) + 128;
      const stepX = one + <i32>(du * <f32>one);
      const stepY = <i32>(dv * <f32>one);
      const end = min(x + few, x1 >> 1);
      for (let at = y * width + x; at < y * width + end; at++, px += stepX, py += stepY) {
        const cx = within(px, width);
        const cy = within(py, height);
        store<u8>(targetU + at, bilinear(sourceU, width, cx, cy));
        store<u8>(targetV + at, bilinear(sourceV, width, cx, cy));
      }
    }
  }
}
