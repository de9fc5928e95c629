import { between, cell, least, one } from './fixed-point';
import { fourBytes, hasTaps, onePixel, taps } from './taps';

/**
 * Redraws rows `from` to before `to` of a plane, columns `x0` to `x1`: each pixel comes from where the grid's nodes, eight
 * pixels apart and the first at (x0, y0), say. Cells that hardly move are left alone.
 *
 * @param nodeX, nodeY 32-bit floats: how far a node's pixel is from its source, in pixels; `columns` to a row
 * @param down, across weights of the cubic kernel (`taps`)
 */
export function gridLuma(
  source: usize, target: usize, width: i32, height: i32,
  nodeX: usize, nodeY: usize, columns: i32,
  x0: i32, y0: i32, x1: i32, from: i32, to: i32,
  down: usize, across: usize,
): void {
  const below = <usize>columns << 2;
  for (let y = from; y < to; y++) {
    const j = (y - y0) / cell;
    const into = y - y0 - j * cell;
    const share = <f32>into / <f32>cell;
    let n = <usize>(j * columns) << 2;
    for (let x = x0; x < x1; x += cell, n += 4) {
      const u = between(nodeX + n, below, share);
      const v = between(nodeY + n, below, share);
      const du = between(nodeX + n + 4, below, share) - u;
      const dv = between(nodeY + n + 4, below, share) - v;
      if (max(max(abs(u), abs(u + du)), max(abs(v), abs(v + dv))) < least) continue;
      // Half a place is added once, so that cutting off rounds.
      let px = x * one + <i32>(u * <f32>one) + 512;
      let py = y * one + <i32>(v * <f32>one) + 512;
      const stepX = one + <i32>(du * <f32>(one / cell));
      const stepY = <i32>(dv * <f32>(one / cell));
      const onto = target + y * width + x;
      const count = min(cell, x1 - x);
      if (count == cell && inside(px, px + 7 * stepX, width) && inside(py, py + 7 * stepY, height)) {
        for (let k = 0; k < cell; k += 4) {
          const a = taps(source, width, px, py, down, across);
          const b = taps(source, width, px + stepX, py + stepY, down, across);
          const c = taps(source, width, px + 2 * stepX, py + 2 * stepY, down, across);
          const d = taps(source, width, px + 3 * stepX, py + 3 * stepY, down, across);
          v128.store32_lane(onto + k, fourBytes(a, b, c, d), 0);
          px += 4 * stepX;
          py += 4 * stepY;
        }
        continue;
      }
      for (let k = 0; k < count; k++, px += stepX, py += stepY) {
        store<u8>(onto + k, onePixel(source, width, height, px, py, down, across));
      }
    }
  }
}

/** Whether the kernel has its pixels all the way from one place to another. */
// @ts-ignore: decorator
@inline
function inside(first: i32, last: i32, size: i32): bool {
  return hasTaps(first, size) && hasTaps(last, size);
}
