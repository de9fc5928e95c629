/** The greatest size of `count` 32-bit floats. */
export function furthest(at: usize, count: i32): f32 {
  let most = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4) most = f32x4.pmax(most, f32x4.abs(v128.load(at + (<usize>i << 2))));
  let result = max(
    max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
    max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
  );
  for (; i < count; i++) result = max(result, abs(load<f32>(at + (<usize>i << 2))));
  return result;
}
