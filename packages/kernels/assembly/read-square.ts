/**
 * Reads a square out of a plane, row by row as 32-bit floats: each number is the mean of `across` times `down` points of the part of
 * the plane that it stands for, each between four neighbours. Beyond the plane its border goes on. Writes some bytes more than the
 * square has.
 *
 * @param a, b, c, d, e, f bring a place in the square to one in the plane: x' = a x + b y + e, y' = c x + d y + f
 * @param width, height at least 2
 */
export function readSquare(
  plane: usize, width: i32, height: i32,
  a: f64, b: f64, c: f64, d: f64, e: f64, f: f64,
  side: i32, across: i32, down: i32, into: usize,
): void {
  const weight = f32x4.splat(1.0 / <f32>(across * down));
  const alongX = f32x4.mul(f32x4.splat(<f32>a), f32x4(0, 1, 2, 3));
  const alongY = f32x4.mul(f32x4.splat(<f32>c), f32x4(0, 1, 2, 3));
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column += 4) {
      let sum = f32x4.splat(0);
      for (let j = 0; j < down; j++) {
        const y = <f64>row + (<f64>j + 0.5) / <f64>down;
        for (let i = 0; i < across; i++) {
          const x = <f64>column + (<f64>i + 0.5) / <f64>across;
          // Places of pixels are those of their middles.
          const px = f32x4.add(f32x4.splat(<f32>(a * x + b * y + e - 0.5)), alongX);
          const py = f32x4.add(f32x4.splat(<f32>(c * x + d * y + f - 0.5)), alongY);
          sum = f32x4.add(sum, fourPlaces(plane, width, height, px, py));
        }
      }
      v128.store(into + (<usize>(row * side + column) << 2), f32x4.mul(weight, sum));
    }
  }
}

/** What the plane shows at four places. */
// @ts-ignore: decorator
@inline
function fourPlaces(plane: usize, width: i32, height: i32, px: v128, py: v128): v128 {
  const zero = f32x4.splat(0);
  const x = f32x4.pmin(f32x4.pmax(zero, px), f32x4.splat(<f32>(width - 1)));
  const y = f32x4.pmin(f32x4.pmax(zero, py), f32x4.splat(<f32>(height - 1)));
  // The last pixel has none after it: its place is a whole pixel after the one before.
  const left = i32x4.min_s(i32x4.trunc_sat_f32x4_s(x), i32x4.splat(width - 2));
  const top = i32x4.min_s(i32x4.trunc_sat_f32x4_s(y), i32x4.splat(height - 2));
  const at = i32x4.add(i32x4.mul(top, i32x4.splat(width)), left);
  const at0 = plane + i32x4.extract_lane(at, 0);
  const at1 = plane + i32x4.extract_lane(at, 1);
  const at2 = plane + i32x4.extract_lane(at, 2);
  const at3 = plane + i32x4.extract_lane(at, 3);
  // Two neighbours beside each other: four pairs above, then the four below them.
  let pairs = v128.load16_lane(at0, i32x4.splat(0), 0);
  pairs = v128.load16_lane(at1, pairs, 1);
  pairs = v128.load16_lane(at2, pairs, 2);
  pairs = v128.load16_lane(at3, pairs, 3);
  pairs = v128.load16_lane(at0 + width, pairs, 4);
  pairs = v128.load16_lane(at1 + width, pairs, 5);
  pairs = v128.load16_lane(at2 + width, pairs, 6);
  pairs = v128.load16_lane(at3 + width, pairs, 7);
  const s = f32x4.sub(x, f32x4.convert_i32x4_s(left));
  const t = f32x4.sub(y, f32x4.convert_i32x4_s(top));
  const upper = betweenPairs(i32x4.extend_low_i16x8_u(pairs), s);
  const lower = betweenPairs(i32x4.extend_high_i16x8_u(pairs), s);
  return f32x4.add(upper, f32x4.mul(t, f32x4.sub(lower, upper)));
}

/** Between the lower and the upper byte of four 16-bit numbers. */
// @ts-ignore: decorator
@inline
function betweenPairs(pairs: v128, share: v128): v128 {
  const first = f32x4.convert_i32x4_s(v128.and(pairs, i32x4.splat(255)));
  const second = f32x4.convert_i32x4_s(i32x4.shr_u(pairs, 8));
  return f32x4.add(first, f32x4.mul(share, f32x4.sub(second, first)));
}
