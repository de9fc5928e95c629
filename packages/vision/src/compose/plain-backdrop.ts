import type { Frame, FrameColour, Rgb } from '@talkgraph/media';
import { lumaShares } from '../luma-shares.js';

/**
 * Fills a frame with one colour, or with a gradient from the first at the top to the second at the bottom. Gradients are
 * dithered: 8 bits would show bands.
 */
export function paintBackdrop(frame: Frame, top: Rgb, bottom: Rgb): void {
  const [first, last] = [toYuv(top, frame.colour), toYuv(bottom, frame.colour)];
  for (const [plane, width, height, i] of [
    [frame.y, frame.width, frame.height, 0],
    [frame.u, frame.width >> 1, frame.height >> 1, 1],
    [frame.v, frame.width >> 1, frame.height >> 1, 2],
  ] as const) {
    for (let row = 0; row < height; row++) {
      const value = first[i]! + (last[i]! - first[i]!) * ((row + 0.5) / height);
      for (let x = 0, at = row * width; x < width; x++, at++) {
        plane[at] = Math.min(255, Math.max(0, Math.floor(value + (first[i] === last[i] ? 0.5 : dither(x, row)))));
      }
    }
  }
}

/** A number from 0 to 1 without a pattern that the eye finds: interleaved gradient noise (Jimenez 2014). */
function dither(x: number, y: number): number {
  const inner = 0.06711056 * x + 0.00583715 * y;
  const outer = 52.9829189 * (inner - Math.floor(inner));
  return outer - Math.floor(outer);
}

/** Limited-range bytes of a colour (ITU-R BT.601, BT.709, BT.2020). */
export function toYuv([red, green, blue]: Rgb, { matrix }: FrameColour): readonly [number, number, number] {
  const { red: kr, blue: kb } = lumaShares[matrix];
  const luma = (kr * red + (1 - kr - kb) * green + kb * blue) / 255;
  const scale = 224 / 255 / 2;
  return [
    16 + 219 * luma,
    128 + (scale * (blue - 255 * luma)) / (1 - kb),
    128 + (scale * (red - 255 * luma)) / (1 - kr),
  ];
}
