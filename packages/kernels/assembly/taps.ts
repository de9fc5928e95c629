import { bilinear, one, within } from './fixed-point';

/** Kernel weights are whole numbers out of 512; two kernels are multiplied. */
const weightBits: i32 = 18;
const half: i32 = 1 << (weightBits - 1);

// Here and in what uses it: `down` has, for each of 64 places between two pixels, the cubic kernel's weights a b c d as 16-bit
// numbers a b a b a b a b c d c d c d c d; `across` has them as four 32-bit numbers.

/** Whether a kernel at a place has a pixel before it and two after it. */
// @ts-ignore: decorator
@inline
export function hasTaps(place: i32, size: i32): bool {
  return place >= one && place >> 16 <= size - 3;
}

/** The kernel down four columns, each times its weight across: their sum is the pixel. */
// @ts-ignore: decorator
@inline
export function taps(source: usize, width: i32, px: i32, py: i32, down: usize, across: usize): v128 {
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

/** Four pixels, as the first four bytes, from the `taps` of each. */
// @ts-ignore: decorator
@inline
export function fourBytes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  const sums = i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
  const values = i32x4.shr_s(i32x4.add(sums, i32x4.splat(half)), weightBits);
  const words = i16x8.narrow_i32x4_s(values, values);
  return i8x16.narrow_i16x8_u(words, words);
}

/** One pixel; where the kernel would reach beyond the border, between its four neighbours. */
export function onePixel(
  source: usize, width: i32, height: i32, px: i32, py: i32, down: usize, across: usize,
): i32 {
  if (!hasTaps(px, width) || !hasTaps(py, height)) {
    return bilinear(source, width, within(px & ~1023, width), within(py & ~1023, height));
  }
  const t = taps(source, width, px, py, down, across);
  const left = i32x4.extract_lane(t, 0) + i32x4.extract_lane(t, 1);
  const value = (left + i32x4.extract_lane(t, 2) + i32x4.extract_lane(t, 3) + half) >> weightBits;
  return min(max(value, 0), 255);
}
