/** Catmull and Rom's cubic a quarter of a cell after a cell's middle: weights of the cell before, itself, and the next two. */
const before: f32 = -0.0703125;
const own: f32 = 0.8671875;
const next: f32 = 0.2265625;
const afterNext: f32 = -0.0234375;

/**
 * Makes a layer of pairs twice as fine by cubic interpolation, so that what is then interpolated linearly shows no facets. Only the
 * numbers of a part are made; beyond it there is 0.
 *
 * @param left, right, top, bottom the part, at least two cells away from each border
 * @param wide room for 4 side^2 numbers, `into` for 8 side^2
 */
export function doubleLayer(
  from: usize, side: i32, left: i32, right: i32, top: i32, bottom: i32, wide: usize, into: usize,
): void {
  const line = <usize>side << 4;
  memory.fill(wide, 0, <usize>side * line);
  memory.fill(into, 0, 2 * <usize>side * line);
  for (let row = top; row < bottom; row++) {
    let at = from + (<usize>(row * side + left) << 3);
    let onto = wide + (<usize>(row * side + left) << 4);
    for (let column = left; column < right; column++, at += 8, onto += 16) v128.store(onto, halves(at));
  }
  for (let row = top; row < bottom; row++) {
    let at = wide + <usize>row * line + (<usize>left << 4);
    let onto = into + 2 * <usize>row * line + (<usize>left << 4);
    for (let column = left; column < right; column++, at += 16, onto += 16) {
      const above = v128.load(at - line);
      const here = v128.load(at);
      const below = v128.load(at + line);
      v128.store(onto, cubic(below, here, above, v128.load(at - 2 * line)));
      v128.store(onto + line, cubic(above, here, below, v128.load(at + 2 * line)));
    }
  }
}

/** The pairs of the left and of the right half of a cell. */
// @ts-ignore: decorator
@inline
function halves(at: usize): v128 {
  const left = v128.load64_splat(at - 8);
  const right = v128.load64_splat(at + 8);
  const far = v128.shuffle<i64>(v128.load64_splat(at - 16), v128.load64_splat(at + 16), 0, 3);
  const behind = v128.shuffle<i64>(right, left, 0, 3);
  return cubic(behind, v128.load64_splat(at), v128.shuffle<i64>(left, right, 0, 3), far);
}

// @ts-ignore: decorator
@inline
function cubic(p: v128, q: v128, r: v128, s: v128): v128 {
  const near = f32x4.add(f32x4.mul(f32x4.splat(own), q), f32x4.mul(f32x4.splat(next), r));
  const far = f32x4.add(f32x4.mul(f32x4.splat(before), p), f32x4.mul(f32x4.splat(afterNext), s));
  return f32x4.add(near, far);
}
