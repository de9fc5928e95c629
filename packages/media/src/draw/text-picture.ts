import type { BytePixels } from '../images/pixels.js';
import { drawText } from './draw-text.js';
import { layoutText } from './layout-text.js';
import type { TextLook } from './text-look.js';

/** How large a text is drawn. */
export interface TextPictureOptions {
  /** Font size in pixels. */
  readonly size: number;
  /** Where lines are broken; as long as the text is where left out. */
  readonly maxWidth?: number;
  /** BCP 47 tag, for the customs of its typesetting. */
  readonly language?: string;
}

/** A text as a picture of its own with a transparent background, cut close around what is drawn. */
export function textPicture(text: string, look: TextLook, options: TextPictureOptions): BytePixels {
  const { size, maxWidth = Number.POSITIVE_INFINITY, language } = options;
  const layout = layoutText(text, look, { size, maxWidth, ...(language !== undefined && { language }) });
  const { width, height, data } = drawText(layout).pixels;
  const alphaAt = (x: number, y: number) => data[(y * width + x) * 4 + 3] as number;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (alphaAt(x, y) === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  // A text of spaces only has nothing to be cut to.
  if (right === 0) return { width: 1, height: 1, channels: 4, data: new Uint8Array(4) };
  const cut = new Uint8Array((right - left) * (bottom - top) * 4);
  for (let y = top; y < bottom; y++) {
    cut.set(data.subarray((y * width + left) * 4, (y * width + right) * 4), (y - top) * (right - left) * 4);
  }
  return { width: right - left, height: bottom - top, channels: 4, data: cut };
}
