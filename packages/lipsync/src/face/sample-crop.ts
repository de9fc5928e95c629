import type { CropBox } from './crop-box.js';
import type { RgbImage } from './rgb-image.js';

/**
 * Samples a turned square of a picture into planar RGB [3, size, size], each value v becoming v·gain + offset. What lies
 * outside the picture is black. A crop larger than `size` is averaged over as many points as it takes not to alias; a
 * smaller one is interpolated.
 * @param into 3·size·size numbers, overwritten
 */
export function sampleCrop(
  image: RgbImage,
  box: CropBox,
  size: number,
  into: Float32Array,
  gain: number,
  offset: number,
): void {
  const scale = box.side / size;
  // With two or more picture pixels for each crop pixel, averaging whole pixels is as good as interpolating and faster.
  if (scale >= 1.6) sampleAveraged(image, box, size, into, gain, offset);
  else sampleInterpolated(image, box, size, into, gain, offset);
}

function sampleInterpolated(
  { width, height, data }: RgbImage,
  box: CropBox,
  size: number,
  into: Float32Array,
  gain: number,
  offset: number,
): void {
  const scale = box.side / size;
  const stepX = Math.cos(box.turn) * scale;
  const stepY = Math.sin(box.turn) * scale;
  const plane = size * size;
  const half = (size - 1) / 2;
  for (let row = 0, at = 0; row < size; row++) {
    // Pixel centres lie at whole numbers plus a half; subtracting it turns positions into indices.
    let x = box.x - 0.5 - half * stepX - (row - half) * stepY;
    let y = box.y - 0.5 - half * stepY + (row - half) * stepX;
    for (let column = 0; column < size; column++, at++, x += stepX, y += stepY) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
        fill(into, at, plane, image0(width, height, data, left, top), gain, offset);
        continue;
      }
      const fx = x - left;
      const fy = y - top;
      const i = 3 * (top * width + left);
      const below = i + 3 * width;
      const w00 = (1 - fx) * (1 - fy) * gain;
      const w10 = fx * (1 - fy) * gain;
      const w01 = (1 - fx) * fy * gain;
      const w11 = fx * fy * gain;
      for (let c = 0; c < 3; c++) {
        into[at + c * plane] =
          data[i + c]! * w00 + data[i + 3 + c]! * w10 + data[below + c]! * w01 + data[below + 3 + c]! * w11 + offset;
      }
    }
  }
}

function sampleAveraged(
  { width, height, data }: RgbImage,
  box: CropBox,
  size: number,
  into: Float32Array,
  gain: number,
  offset: number,
): void {
  const taps = Math.ceil(box.side / size);
  const fine = size * taps;
  const scale = box.side / fine;
  const stepX = Math.cos(box.turn) * scale;
  const stepY = Math.sin(box.turn) * scale;
  const plane = size * size;
  const half = (fine - 1) / 2;
  const weight = gain / (taps * taps);
  for (let row = 0, at = 0; row < size; row++) {
    for (let column = 0; column < size; column++, at++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let tapY = 0; tapY < taps; tapY++) {
        const v = row * taps + tapY - half;
        const u = column * taps - half;
        let x = box.x + u * stepX - v * stepY;
        let y = box.y + u * stepY + v * stepX;
        for (let tapX = 0; tapX < taps; tapX++, x += stepX, y += stepY) {
          if (x < 0 || y < 0 || x >= width || y >= height) continue;
          const i = 3 * ((y | 0) * width + (x | 0));
          red += data[i]!;
          green += data[i + 1]!;
          blue += data[i + 2]!;
        }
      }
      into[at] = red * weight + offset;
      into[at + plane] = green * weight + offset;
      into[at + 2 * plane] = blue * weight + offset;
    }
  }
}

/** Index of a pixel at the border, or −1 outside the picture. */
function image0(
  width: number,
  height: number,
  data: Uint8Array,
  x: number,
  y: number,
): readonly [number, number, number] {
  if (x < 0 || y < 0 || x >= width || y >= height) return [0, 0, 0];
  const i = 3 * (y * width + x);
  return [data[i]!, data[i + 1]!, data[i + 2]!];
}

function fill(
  into: Float32Array,
  at: number,
  plane: number,
  [red, green, blue]: readonly [number, number, number],
  gain: number,
  offset: number,
): void {
  into[at] = red * gain + offset;
  into[at + plane] = green * gain + offset;
  into[at + 2 * plane] = blue * gain + offset;
}
