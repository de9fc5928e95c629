import type { Pixels } from '../capabilities/image-service.js';
import { imageAreaOutside } from '../errors.js';
import { sizeOf } from './same-size.js';

/** A part of a picture, in pixels from its upper left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of a part of a picture. @throws IMAGE_AREA_OUTSIDE */
export function cropPixels(pixels: Pixels, { x, y, width, height }: Area): Pixels {
  const inside =
    x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= pixels.width && y + height <= pixels.height;
  if (!inside) throw imageAreaOutside({ area: `${width}x${height}+${x}+${y}`, size: sizeOf(pixels) });
  const { channels } = pixels;
  const data = new Float32Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * pixels.width + x) * channels;
    data.set(pixels.data.subarray(from, from + width * channels), row * width * channels);
  }
  return { width, height, channels, data };
}
