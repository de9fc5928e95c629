// Squares as in `square-colours.ts`: planes Y, U, V of 32-bit floats. A layer is pairs of them, two for each cell.

/**
 * Measures how a square differs from what it was: writes the difference of luma, and the mean differences of Y, U and V along the
 * mask's border (16 bytes; the last number is of no account).
 *
 * @param mask how far each cell changes, 0 to 1
 * @param moved a larger difference of luma is no difference of tone
 */
export function changeOf(
  before: usize, after: usize, mask: usize, cells: i32, moved: f32, change: usize, tone: usize,
): void {
  const plane = <usize>cells << 2;
  const zero = f32x4.splat(0);
  let whole = zero;
  let sumY = zero;
  let sumU = zero;
  let sumV = zero;
  for (let at: usize = 0; at < plane; at += 16) {
    const y = f32x4.sub(v128.load(after + at), v128.load(before + at));
    v128.store(change + at, y);
    const share = v128.load(mask + at);
    const weight = f32x4.mul(share, f32x4.sub(f32x4.splat(1), share));
    if (!v128.any_true(f32x4.gt(weight, zero))) continue;
    whole = f32x4.add(whole, weight);
    // What moved (a chin, a shadow) is no matter of tone.
    const counted = v128.and(weight, f32x4.le(f32x4.abs(y), f32x4.splat(moved)));
    const u = f32x4.sub(v128.load(after + plane + at), v128.load(before + plane + at));
    const v = f32x4.sub(v128.load(after + 2 * plane + at), v128.load(before + 2 * plane + at));
    sumY = f32x4.add(sumY, f32x4.mul(counted, y));
    sumU = f32x4.add(sumU, f32x4.mul(counted, u));
    sumV = f32x4.add(sumV, f32x4.mul(counted, v));
  }
  const all = total(whole) + <f32>1e-6;
  v128.store(tone, f32x4.div(f32x4(total(sumY), total(sumU), total(sumV), 0), f32x4.splat(all)));
}

/**
 * Writes for each cell what is added to luma and the share of the old luma that goes, and what is added to U and V: the change less
 * its tone, as far as mask and strength let it. Old luma goes where the change around a cell is large. Cells within two reaches of
 * the first and the last row are left alone: there the mask is empty.
 *
 * @param reach how far around a cell to look
 * @param stays, goes mean sizes of the change up to which no old luma goes, and from which all of it does
 */
export function changeLayers(
  before: usize, after: usize, mask: usize, change: usize, tone: usize, side: i32,
  strength: f32, reach: i32, stays: f32, goes: f32, luma: usize, chroma: usize,
): void {
  const plane = <usize>(side * side) << 2;
  const down = <usize>(reach * side) << 2;
  const beside = <usize>reach << 2;
  const toneY = v128.load32_splat(tone);
  const toneU = v128.load32_splat(tone, 4);
  const toneV = v128.load32_splat(tone, 8);
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const margin = (down + beside + 15) & ~15;
  for (let at = margin; at < plane - margin; at += 16) {
    const share = f32x4.mul(f32x4.splat(strength), v128.load(mask + at));
    const onto = luma + 2 * at;
    if (!v128.any_true(f32x4.gt(share, zero))) {
      clear(onto);
      clear(chroma + 2 * at);
      continue;
    }
    let around = threeSizes(change + at - down, beside, toneY);
    around = f32x4.add(around, threeSizes(change + at, beside, toneY));
    around = f32x4.add(around, threeSizes(change + at + down, beside, toneY));
    const softened = f32x4.mul(around, f32x4.splat(1.0 / 9.0));
    const passed = f32x4.mul(f32x4.sub(softened, f32x4.splat(stays)), f32x4.splat(1 / (goes - stays)));
    const t = f32x4.pmin(one, f32x4.pmax(zero, passed));
    const smooth = f32x4.mul(f32x4.mul(t, t), f32x4.sub(f32x4.splat(3), f32x4.add(t, t)));
    const gone = f32x4.mul(share, smooth);
    const y = f32x4.sub(v128.load(change + at), toneY);
    const added = f32x4.add(f32x4.mul(share, y), f32x4.mul(gone, v128.load(before + at)));
    storePairs(onto, added, gone);
    const u = f32x4.sub(v128.load(after + plane + at), v128.load(before + plane + at));
    const v = f32x4.sub(v128.load(after + 2 * plane + at), v128.load(before + 2 * plane + at));
    storePairs(chroma + 2 * at, f32x4.mul(share, f32x4.sub(u, toneU)), f32x4.mul(share, f32x4.sub(v, toneV)));
  }
}

/** The sizes of the changes at three places of a row, added up. */
// @ts-ignore: decorator
@inline
function threeSizes(at: usize, beside: usize, tone: v128): v128 {
  const left = f32x4.abs(f32x4.sub(v128.load(at - beside), tone));
  const middle = f32x4.abs(f32x4.sub(v128.load(at), tone));
  return f32x4.add(f32x4.add(left, middle), f32x4.abs(f32x4.sub(v128.load(at + beside), tone)));
}

// @ts-ignore: decorator
@inline
function storePairs(at: usize, first: v128, second: v128): void {
  v128.store(at, v128.shuffle<f32>(first, second, 0, 4, 1, 5));
  v128.store(at + 16, v128.shuffle<f32>(first, second, 2, 6, 3, 7));
}

// @ts-ignore: decorator
@inline
function clear(at: usize): void {
  v128.store(at, f32x4.splat(0));
  v128.store(at + 16, f32x4.splat(0));
}

// @ts-ignore: decorator
@inline
function total(values: v128): f32 {
  const left = f32x4.extract_lane(values, 0) + f32x4.extract_lane(values, 1);
  return left + f32x4.extract_lane(values, 2) + f32x4.extract_lane(values, 3);
}
