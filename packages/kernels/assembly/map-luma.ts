import { least } from './fixed-point';
import { fourBytes, onePixel, taps } from './taps';

/** Added to shifts, in sixty-fourths of a pixel, so that cutting off always rounds down; half of one more rounds. */
const bias: i32 = 1 << 15;

/**
 * Redraws columns `x0` to `x1` and rows `y0` to `y1` of a plane, each pixel from as far away as the map says. Pixels that
 * hardly move are left alone.
 *
 * @param dx, dy 32-bit floats, row by row of the part: how far a pixel is from its source, in pixels
 * @param down, across weights of the cubic kernel (`taps`)
 */
export function mapLuma(
  source: usize, target: usize, width: i32, height: i32,
  dx: usize, dy: usize, x0: i32, y0: i32, x1: i32, y1: i32,
  down: usize, across: usize,
): void {
  const lowest = i32x4.splat(64);
  const rightmost = i32x4.splat(((width - 2) << 6) - 1);
  const bottom = i32x4.splat(((height - 2) << 6) - 1);
  let at: usize = 0;
  for (let y = y0; y < y1; y++) {
    let x = x0;
    let onto = target + y * width + x;
    for (; x + 4 <= x1; x += 4, at += 16, onto += 4) {
      const u = v128.load(dx + at);
      const v = v128.load(dy + at);
      const stays = f32x4.lt(f32x4.pmax(f32x4.abs(u), f32x4.abs(v)), f32x4.splat(least));
      if (i32x4.all_true(stays)) continue;
      const px = i32x4.add(places(u, x << 6), i32x4(0, 64, 128, 192));
      const py = places(v, y << 6);
      const low = v128.and(i32x4.ge_s(px, lowest), i32x4.ge_s(py, lowest));
      const high = v128.and(i32x4.le_s(px, rightmost), i32x4.le_s(py, bottom));
      if (!i32x4.all_true(v128.and(low, high))) {
        for (let k = 0; k < 4; k++) mapOne(source, onto + k, width, height, dx + at, dy + at, x, y, k, down, across);
        continue;
      }
      const qx = i32x4.shl(px, 10);
      const qy = i32x4.shl(py, 10);
      const made = fourBytes(
        taps(source, width, i32x4.extract_lane(qx, 0), i32x4.extract_lane(qy, 0), down, across),
        taps(source, width, i32x4.extract_lane(qx, 1), i32x4.extract_lane(qy, 1), down, across),
        taps(source, width, i32x4.extract_lane(qx, 2), i32x4.extract_lane(qy, 2), down, across),
        taps(source, width, i32x4.extract_lane(qx, 3), i32x4.extract_lane(qy, 3), down, across),
      );
      const words = i16x8.narrow_i32x4_s(stays, stays);
      const kept = v128.bitselect(v128.load32_zero(onto), made, i8x16.narrow_i16x8_s(words, words));
      v128.store32_lane(onto, kept, 0);
    }
    for (; x < x1; x++, at += 4, onto++) mapOne(source, onto, width, height, dx + at, dy + at, x, y, 0, down, across);
  }
}

/** Places in sixty-fourths of a pixel, from shifts and the place of the first. */
// @ts-ignore: decorator
@inline
function places(shifts: v128, first: i32): v128 {
  const scaled = f32x4.add(f32x4.mul(shifts, f32x4.splat(64)), f32x4.splat(<f32>bias + 0.5));
  return i32x4.add(i32x4.trunc_sat_f32x4_s(scaled), i32x4.splat(first - bias));
}

function mapOne(
  source: usize, onto: usize, width: i32, height: i32,
  dx: usize, dy: usize, x: i32, y: i32, k: i32, down: usize, across: usize,
): void {
  const u = load<f32>(dx + (<usize>k << 2));
  const v = load<f32>(dy + (<usize>k << 2));
  if (abs(u) < least && abs(v) < least) return;
  const px = (((x + k) << 6) - bias + <i32>(u * 64 + (<f32>bias + 0.5))) << 10;
  const py = ((y << 6) - bias + <i32>(v * 64 + (<f32>bias + 0.5))) << 10;
  store<u8>(onto, onePixel(source, width, height, px, py, down, across));
}
