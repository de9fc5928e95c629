// A layer is a square of pairs of 32-bit floats; a, b, c, d, e, f bring a place in the picture to one in the square:
// x' = a x + b y + e, y' = c x + d y + f. Pixels outside the square stay, as do those beyond the right side of the part.

/**
 * Adds to columns `left` to `right`, rows `top` to `bottom` of a plane what a layer says: the first number of a pair is added, the second
 * is the share of the old value that goes.
 */
export function layLuma(
  plane: usize, width: i32, layer: usize, side: i32,
  a: f64, b: f64, c: f64, d: f64, e: f64, f: f64, left: i32, right: i32, top: i32, bottom: i32,
): void {
  const four = f32x4(0, 1, 2, 3);
  for (let row = top; row < bottom; row++) {
    const startX = b * (<f64>row + 0.5) + e - 0.5;
    const startY = d * (<f64>row + 0.5) + f - 0.5;
    for (let column = left; column < right; column += 4) {
      const at = plane + row * width + column;
      const along = <f64>column + 0.5;
      const x = f32x4.add(f32x4.splat(<f32>(a * along + startX)), f32x4.mul(f32x4.splat(<f32>a), four));
      const y = f32x4.add(f32x4.splat(<f32>(c * along + startY)), f32x4.mul(f32x4.splat(<f32>c), four));
      const hit = hits(x, y, side, right - column);
      if (!v128.any_true(hit)) continue;
      const i = cellOf(x, side);
      const j = cellOf(y, side);
      const s = f32x4.sub(x, f32x4.convert_i32x4_s(i));
      const t = f32x4.sub(y, f32x4.convert_i32x4_s(j));
      const cells = i32x4.add(i32x4.mul(j, i32x4.splat(side)), i);
      const p = pairAt(layer, side, i32x4.extract_lane(cells, 0), f32x4.extract_lane(s, 0), f32x4.extract_lane(t, 0));
      const q = pairAt(layer, side, i32x4.extract_lane(cells, 1), f32x4.extract_lane(s, 1), f32x4.extract_lane(t, 1));
      const r = pairAt(layer, side, i32x4.extract_lane(cells, 2), f32x4.extract_lane(s, 2), f32x4.extract_lane(t, 2));
      const z = pairAt(layer, side, i32x4.extract_lane(cells, 3), f32x4.extract_lane(s, 3), f32x4.extract_lane(t, 3));
      const old = pixels(at);
      const kept = f32x4.sub(old, f32x4.mul(old, seconds(p, q, r, z)));
      storePixels(at, f32x4.add(kept, firsts(p, q, r, z)), hit);
    }
  }
}

/** Adds to both planes of chroma what a layer says of U and V. Part and transform are those of luma, twice as wide and high. */
export function layChroma(
  planeU: usize, planeV: usize, width: i32, layer: usize, side: i32,
  a: f64, b: f64, c: f64, d: f64, e: f64, f: f64, left: i32, right: i32, top: i32, bottom: i32,
): void {
  const twos = f32x4(0, 2, 4, 6);
  for (let row = top >> 1; row < bottom >> 1; row++) {
    // The middle of a chroma pixel is the corner between four of luma.
    const startX = b * <f64>(2 * row + 1) + e - 0.5;
    const startY = d * <f64>(2 * row + 1) + f - 0.5;
    for (let column = left >> 1; column < right >> 1; column += 4) {
      const at = row * width + column;
      const along = <f64>(2 * column + 1);
      const x = f32x4.add(f32x4.splat(<f32>(a * along + startX)), f32x4.mul(f32x4.splat(<f32>a), twos));
      const y = f32x4.add(f32x4.splat(<f32>(c * along + startY)), f32x4.mul(f32x4.splat(<f32>c), twos));
      const hit = hits(x, y, side, (right >> 1) - column);
      if (!v128.any_true(hit)) continue;
      const i = cellOf(x, side);
      const j = cellOf(y, side);
      const s = f32x4.sub(x, f32x4.convert_i32x4_s(i));
      const t = f32x4.sub(y, f32x4.convert_i32x4_s(j));
      const cells = i32x4.add(i32x4.mul(j, i32x4.splat(side)), i);
      const p = pairAt(layer, side, i32x4.extract_lane(cells, 0), f32x4.extract_lane(s, 0), f32x4.extract_lane(t, 0));
      const q = pairAt(layer, side, i32x4.extract_lane(cells, 1), f32x4.extract_lane(s, 1), f32x4.extract_lane(t, 1));
      const r = pairAt(layer, side, i32x4.extract_lane(cells, 2), f32x4.extract_lane(s, 2), f32x4.extract_lane(t, 2));
      const z = pairAt(layer, side, i32x4.extract_lane(cells, 3), f32x4.extract_lane(s, 3), f32x4.extract_lane(t, 3));
      storePixels(planeU + at, f32x4.add(pixels(planeU + at), firsts(p, q, r, z)), hit);
      storePixels(planeV + at, f32x4.add(pixels(planeV + at), seconds(p, q, r, z)), hit);
    }
  }
}

/** Which of four places lie in the square, of the first `count`. */
// @ts-ignore: decorator
@inline
function hits(x: v128, y: v128, side: i32, count: i32): v128 {
  const last = f32x4.splat(<f32>(side - 1));
  const zero = f32x4.splat(0);
  const across = v128.and(f32x4.ge(x, zero), f32x4.lt(x, last));
  const down = v128.and(f32x4.ge(y, zero), f32x4.lt(y, last));
  return v128.and(v128.and(across, down), i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count)));
}

/** Rows or columns of places, of which those outside the square are brought into it. */
// @ts-ignore: decorator
@inline
function cellOf(places: v128, side: i32): v128 {
  return i32x4.max_s(i32x4.splat(0), i32x4.min_s(i32x4.trunc_sat_f32x4_s(places), i32x4.splat(side - 2)));
}

/** The pair between four cells: the first two numbers. */
// @ts-ignore: decorator
@inline
function pairAt(layer: usize, side: i32, cell: i32, s: f32, t: f32): v128 {
  const at = layer + (<usize>cell << 3);
  const above = v128.load(at);
  const below = v128.load(at + (<usize>side << 3));
  const here = f32x4.add(above, f32x4.mul(f32x4.splat(t), f32x4.sub(below, above)));
  const beside = v128.shuffle<f32>(here, here, 2, 3, 2, 3);
  return f32x4.add(here, f32x4.mul(f32x4.splat(s), f32x4.sub(beside, here)));
}

// @ts-ignore: decorator
@inline
function firsts(p: v128, q: v128, r: v128, z: v128): v128 {
  return v128.shuffle<f32>(v128.shuffle<f32>(p, q, 0, 4, 0, 4), v128.shuffle<f32>(r, z, 0, 4, 0, 4), 0, 1, 4, 5);
}

// @ts-ignore: decorator
@inline
function seconds(p: v128, q: v128, r: v128, z: v128): v128 {
  return v128.shuffle<f32>(v128.shuffle<f32>(p, q, 1, 5, 1, 5), v128.shuffle<f32>(r, z, 1, 5, 1, 5), 0, 1, 4, 5);
}

/** Four pixels as numbers. */
// @ts-ignore: decorator
@inline
function pixels(at: usize): v128 {
  const words = i16x8.extend_low_i8x16_u(v128.load32_zero(at));
  return f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(words));
}

/** Writes those of four numbers that hit as pixels, rounded and within their range. */
// @ts-ignore: decorator
@inline
function storePixels(at: usize, values: v128, hit: v128): void {
  const whole = i32x4.trunc_sat_f32x4_s(f32x4.add(values, f32x4.splat(0.5)));
  const words = i16x8.narrow_i32x4_s(whole, whole);
  const masks = i16x8.narrow_i32x4_s(hit, hit);
  const made = i8x16.narrow_i16x8_u(words, words);
  v128.store32_lane(at, v128.bitselect(made, v128.load32_zero(at), i8x16.narrow_i16x8_s(masks, masks)), 0);
}
