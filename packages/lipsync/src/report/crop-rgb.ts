import type { Frame } from '@talkgraph/media';
import type { RgbImage } from '../face/rgb-image.js';
import type { PixelBox } from './measures/luma-plane.js';

/** Red and blue weights of luma, by matrix (ITU-R BT.601, BT.709, BT.2020). */
const lumaWeights = { bt601: [0.299, 0.114], bt709: [0.2126, 0.0722], bt2020: [0.2627, 0.0593] } as const;

/** The part of a frame inside a box as RGB; the box is cut to the frame. Chroma is repeated, not interpolated. */
export function cropRgb(frame: Frame, box: PixelBox): RgbImage & { readonly x0: number; readonly y0: number } {
  const x0 = Math.max(0, Math.min(frame.width - 1, box.x0));
  const y0 = Math.max(0, Math.min(frame.height - 1, box.y0));
  const width = Math.max(1, Math.min(frame.width - 1, box.x1) - x0 + 1);
  const height = Math.max(1, Math.min(frame.height - 1, box.y1) - y0 + 1);
  // A clamped view rounds and limits to 0..255 by itself.
  const data = new Uint8ClampedArray(width * height * 3);
  const [red, blue] = lumaWeights[frame.colour.matrix];
  const [black, lumaGain, chromaGain] = frame.colour.fullRange ? [0, 1, 1] : [16, 255 / 219, 255 / 224];
  const toRed = 2 * (1 - red) * chromaGain;
  const toBlue = 2 * (1 - blue) * chromaGain;
  const redToGreen = (-red * toRed) / (1 - red - blue);
  const blueToGreen = (-blue * toBlue) / (1 - red - blue);
  const { y: luma, u, v } = frame;
  const chromaWidth = frame.width >> 1;
  for (let row = y0, at = 0; row < y0 + height; row++) {
    const chromaRow = (row >> 1) * chromaWidth;
    for (let column = x0; column < x0 + width; column++, at += 3) {
      const y = ((luma[row * frame.width + column] as number) - black) * lumaGain;
      const b = (u[chromaRow + (column >> 1)] as number) - 128;
      const r = (v[chromaRow + (column >> 1)] as number) - 128;
      data[at] = y + toRed * r;
      data[at + 1] = y + redToGreen * r + blueToGreen * b;
      data[at + 2] = y + toBlue * b;
    }
  }
  return { width, height, data: new Uint8Array(data.buffer), x0, y0 };
}
