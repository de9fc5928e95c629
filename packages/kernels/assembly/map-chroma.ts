import { bilinear, least, one, within } from './fixed-point';

/**
 * Redraws a plane of chroma between four neighbours. Map and part are those of the luma, twice as wide and high (`mapLuma`):
 * a chroma pixel is two by two pixels of luma, and its shift half the mean of two opposite ones.
 */
export function mapChroma(
  source: usize, target: usize, width: i32, height: i32,
  dx: usize, dy: usize, x0: i32, y0: i32, x1: i32, y1: i32,
): void {
  const stride = <usize>(x1 - x0) << 2;
  for (let y = y0 >> 1; y < y1 >> 1; y++) {
    let at = <usize>(2 * y - y0) * stride;
    for (let x = x0 >> 1; x < x1 >> 1; x++, at += 8) {
      const u = (load<f32>(dx + at) + load<f32>(dx + at + stride + 4)) * 0.25;
      const v = (load<f32>(dy + at) + load<f32>(dy + at + stride + 4)) * 0.25;
      if (abs(u) < least && abs(v) < least) continue;
      const px = x * one + <i32>(u * <f32>one) + 128;
      const py = y * one + <i32>(v * <f32>one) + 128;
      store<u8>(target + y * width + x, bilinear(source, width, within(px, width), within(py, height)));
    }
  }
}
