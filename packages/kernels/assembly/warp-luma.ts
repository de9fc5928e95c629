import { between, bilinear, cell, least, one, within } from './fixed-point';

/** Kernel weights are whole numbers out of 512; two kernels are multiplied. */
const weightBits: i32 = 18;
const half: i32 = 1 << (weightBits - 1);

/**
 * Redraws rows `from` to before `to` of a plane, columns `x0` to `x1`: each pixel comes from where the grid's nodes, eight
 * pixels apart and the first at (x0, y0), say. Pixels that hardly move are left alone.
 *
 * @param nodeX, nodeY 32-bit floats: how far a node's pixel is from its source, in pixels; `columns` to a row
 * @param down for each of 64 places between two pixels, the cubic kernel's weights a b c d as 16-bit a b a b a b a b c d c d c d c d
 * @param across for each of 64 places, its weights as four 32-bit numbers
 */
export function warpLuma(
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
      const px = x * one + <i32>(u * <f32>one) + 512;
      const py = y * one + <i32>(v * <f32>one) + 512;
      const stepX = one + <i32>(du * <f32>(one / cell));
      const stepY = <i32>(dv * <f32>(one / cell));
      const onto = target + y * width + x;
      const count = min(cell, x1 - x);
      if (count == cell && hasTaps(px, px + 7 * stepX, width) && hasTaps(py, py + 7 * stepY, height)) {
        warpFour(source, onto, width, px, py, stepX, stepY, down, across);
        warpFour(source, onto + 4, width, px + 4 * stepX, py + 4 * stepY, stepX, stepY, down, across);
      } else warpSome(source, onto, width, height, px, py, stepX, stepY, count, down, across);
    }
  }
}

/** Whether a kernel at both places has a pixel before it and two after it. */
// @ts-ignore: decorator
@inline
function hasTaps(first: i32, last: i32, size: i32): bool {
  return min(first, last) >= one && max(first, last) >> 16 <= size - 3;
}

// @ts-ignore: decorator
@inline
function warpFour(
  source: usize, onto: usize, width: i32, px: i32, py: i32, stepX: i32, stepY: i32, down: usize, across: usize,
): void {
  const a = taps(source, width, px, py, down, across);
  const b = taps(source, width, px + stepX, py + stepY, down, across);
  const c = taps(source, width, px + 2 * stepX, py + 2 * stepY, down, across);
  const d = taps(source, width, px + 3 * stepX, py + 3 * stepY, down, across);
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  const sums = i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
  const values = i32x4.shr_s(i32x4.add(sums, i32x4.splat(half)), weightBits);
  const words = i16x8.narrow_i32x4_s(values, values);
  v128.store32_lane(onto, i8x16.narrow_i16x8_u(words, words), 0);
}

/** The kernel down four columns, each times its weight across: their sum is the pixel. */
// @ts-ignore: decorator
@inline
function taps(source: usize, width: i32, px: i32, py: i32, down: usize, across: usize): v128 {
  const upper = source + ((py >> 16) - 1) * width + (px >> 16) - 1;
  const lower = upper + 2 * width;
  // 64 places, of 32 and of 16 bytes.
  const weights = down + ((py & 0xfc00) >> 5);
  const first = i32x4.dot_i16x8_s(pairs(upper, width), v128.load(weights));
  const second = i32x4.dot_i16x8_s(pairs(lower, width), v128.load(weights, 16));
  return i32x4.mul(i32x4.add(first, second), v128.load(across + ((px & 0xfc00) >> 6)));
}

/** Four pixels of a row, each beside the one below it, as 16-bit numbers. */
// @ts-ignore: decorator
@inline
function pairs(at: usize, width: i32): v128 {
  const above = v128.load32_zero(at);
  const below = v128.load32_zero(at + width);
  return i16x8.extend_low_i8x16_u(v128.shuffle<u8>(above, below, 0, 16, 1, 17, 2, 18, 3, 19, 0, 16, 1, 17, 2, 18, 3, 19));
}

/** One by one; where the kernel would reach beyond the border, between four pixels. */
function warpSome(
  source: usize, onto: usize, width: i32, height: i32,
  px: i32, py: i32, stepX: i32, stepY: i32, count: i32, down: usize, across: usize,
): void {
  for (let k = 0; k < count; k++, px += stepX, py += stepY) {
    let value: i32;
    if (hasTaps(px, px, width) && hasTaps(py, py, height)) {
      const t = taps(source, width, px, py, down, across);
      const left = i32x4.extract_lane(t, 0) + i32x4.extract_lane(t, 1);
      value = (left + i32x4.extract_lane(t, 2) + i32x4.extract_lane(t, 3) + half) >> weightBits;
    } else value = bilinear(source, width, within(px - 512, width), within(py - 512, height));
    store<u8>(onto + k, min(max(value, 0), 255));
  }
}
