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
  const data = new Uint8Array(width * height * 3);
  const [red, blue] = lumaWeights[frame.colour.matrix];
  const [black, lumaGain, chromaGain] = frame.colour.fullRange ? [0, 1, 1] : [16, 255 / 219, 255 / 224];
  const toRed = 2 * (1 - red) * chromaGain;
  const toBlue = 2 * (1 - blue) * chromaGain;
  const green = 1 - red - blue;
  const chromaWidth = frame.width >> 1;
  for (let row = 0, at = 0; row < height; row++) {
    const luma = (y0 + row) * frame.width + x0;
    const chroma = ((y0 + row) >> 1) * chromaWidth;
    for (let column = 0; column < width; column++, at += 3) {
      const y = ((frame.y[luma + column] as number) - black) * lumaGain;
      const c = chroma + ((x0 + column) >> 1);
      const r = toRed * ((frame.v[c] as number) - 128);
      const b = toBlue * ((frame.u[c] as number) - 128);
      data[at] = byte(y + r);
      data[at + 1] = byte(y - (red * r + blue * b) / green);
      data[at + 2] = byte(y + b);
    }
  }
  return { width, height, data, x0, y0 };
}

const byte = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value));
