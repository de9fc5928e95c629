// Squares are planes of 32-bit floats, one after another: Y, U and V in the numbers of a frame, or blue, green and red from 0 to 1.
// `red` and `blue` are their shares in luma; green has the rest.

/**
 * Turns Y, U and V into blue, green and red.
 *
 * @param cells of a plane, a multiple of four
 * @param black, range of luma; `chromaRange` from the lowest to the highest chroma
 */
export function squareToColours(
  planes: usize, cells: i32, into: usize,
  red: f32, blue: f32, black: f32, range: f32, chromaRange: f32,
): void {
  const plane = <usize>cells << 2;
  const toRed = f32x4.splat((2 * (1 - red)) / chromaRange);
  const toBlue = f32x4.splat((2 * (1 - blue)) / chromaRange);
  const toGreen = f32x4.splat(1 / (1 - red - blue));
  for (let at: usize = 0; at < plane; at += 16) {
    const y = v128.load(planes + at);
    const u = f32x4.sub(v128.load(planes + plane + at), f32x4.splat(128));
    const v = f32x4.sub(v128.load(planes + 2 * plane + at), f32x4.splat(128));
    const luma = f32x4.mul(f32x4.sub(y, f32x4.splat(black)), f32x4.splat(1 / range));
    const r = f32x4.add(luma, f32x4.mul(toRed, v));
    const b = f32x4.add(luma, f32x4.mul(toBlue, u));
    const others = f32x4.add(f32x4.mul(f32x4.splat(red), r), f32x4.mul(f32x4.splat(blue), b));
    v128.store(into + at, unit(b));
    v128.store(into + plane + at, unit(f32x4.mul(toGreen, f32x4.sub(luma, others))));
    v128.store(into + 2 * plane + at, unit(r));
  }
}

/** Turns blue, green and red into Y, U and V: the other way of `squareToColours`. */
export function squareFromColours(
  colours: usize, cells: i32, into: usize,
  red: f32, blue: f32, black: f32, range: f32, chromaRange: f32,
): void {
  const plane = <usize>cells << 2;
  const toU = f32x4.splat(chromaRange / (2 * (1 - blue)));
  const toV = f32x4.splat(chromaRange / (2 * (1 - red)));
  for (let at: usize = 0; at < plane; at += 16) {
    const b = unit(v128.load(colours + at));
    const g = unit(v128.load(colours + plane + at));
    const r = unit(v128.load(colours + 2 * plane + at));
    const others = f32x4.add(f32x4.mul(f32x4.splat(red), r), f32x4.mul(f32x4.splat(blue), b));
    const luma = f32x4.add(others, f32x4.mul(f32x4.splat(1 - red - blue), g));
    v128.store(into + at, f32x4.add(f32x4.splat(black), f32x4.mul(f32x4.splat(range), luma)));
    v128.store(into + plane + at, f32x4.add(f32x4.splat(128), f32x4.mul(toU, f32x4.sub(b, luma))));
    v128.store(into + 2 * plane + at, f32x4.add(f32x4.splat(128), f32x4.mul(toV, f32x4.sub(r, luma))));
  }
}

/** Brings numbers between 0 and 1; what is no number becomes 0. */
// @ts-ignore: decorator
@inline
function unit(values: v128): v128 {
  return f32x4.pmin(f32x4.splat(1), f32x4.pmax(f32x4.splat(0), values));
}
