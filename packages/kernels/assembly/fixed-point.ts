// Places between pixels are whole numbers out of 65536; of their fraction a kernel looks at the upper six bits.

/** One pixel. */
export const one: i32 = 65536;
/** Luma pixels between two nodes of a grid of shifts. */
export const cell: i32 = 8;
/** Shifts smaller than this, in pixels, leave a pixel as it is. */
export const least: f32 = 1.0 / 24.0;

/** A node's value of a grid of 32-bit floats, between it and the one below it. */
// @ts-ignore: decorator
@inline
export function between(at: usize, below: usize, share: f32): f32 {
  const above = load<f32>(at);
  return above + share * (load<f32>(at + below) - above);
}

/** The mean of four neighbours, weighted by how near they are. The place has to have a pixel to its right and below it. */
// @ts-ignore: decorator
@inline
export function bilinear(plane: usize, width: i32, px: i32, py: i32): i32 {
  const at = plane + (py >> 16) * width + (px >> 16);
  const fx = (px >> 8) & 255;
  const fy = (py >> 8) & 255;
  const top = <i32>load<u8>(at) * (256 - fx) + <i32>load<u8>(at, 1) * fx;
  const bottom = <i32>load<u8>(at + width) * (256 - fx) + <i32>load<u8>(at + width, 1) * fx;
  return (top * (256 - fy) + bottom * fy + 32768) >> 16;
}

/** A place, moved to the nearest one that has a pixel after it. */
// @ts-ignore: decorator
@inline
export function within(place: i32, size: i32): i32 {
  return max(0, min(place, (size - 1) * one - 1));
}
