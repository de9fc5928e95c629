import type { Frame } from '../frame.js';

/** Planes of a picture to be encoded; the shape of `Frame` without its lifetime. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

const bits = 12;

/** A picture with its number drawn as twelve upright bars, dark for 0 and bright for 1, the lowest bit first. */
export function numberedPicture(n: number, width: number, height: number): Picture {
  const chromaWidth = (width + 1) >> 1;
  const chromaHeight = (height + 1) >> 1;
  const y = new Uint8Array(width * height);
  for (let x = 0; x < width; x++) {
    const bit = (n >> Math.floor((x * bits) / width)) & 1;
    y[x] = bit === 1 ? 200 : 60;
  }
  for (let row = 1; row < height; row++) y.copyWithin(row * width, 0, width);
  const u = new Uint8Array(chromaWidth * chromaHeight).fill(118);
  const v = new Uint8Array(chromaWidth * chromaHeight).fill(140);
  return { width, height, y, u, v };
}

/** Reads the number drawn into a picture, after any encoding and scaling. */
export function numberIn(frame: Pick<Frame, 'y' | 'width' | 'height'>): number {
  let n = 0;
  const row = (frame.height >> 1) * frame.width;
  for (let bit = 0; bit < bits; bit++) {
    const x = Math.floor(((bit + 0.5) * frame.width) / bits);
    if ((frame.y[row + x] as number) > 130) n |= 1 << bit;
  }
  return n;
}

/** A picture whose quarters have the lumas 40, 90, 150 and 210 (top left, top right, bottom left, bottom right). */
export function quarteredPicture(width: number, height: number): Picture {
  const picture = numberedPicture(0, width, height);
  const lumas = [40, 90, 150, 210];
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < width; x++) {
      const quarter = (row * 2 >= height ? 2 : 0) + (x * 2 >= width ? 1 : 0);
      picture.y[row * width + x] = lumas[quarter] as number;
    }
  }
  return picture;
}

/** The lumas in the middle of a picture's quarters, rounded to the nearest of those that `quarteredPicture` draws. */
export function quartersOf(frame: Pick<Frame, 'y' | 'width' | 'height'>): number[] {
  const at = (x: number, y: number) =>
    frame.y[Math.floor(y * frame.height) * frame.width + Math.floor(x * frame.width)] as number;
  const seen = [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
  return seen.map((luma) => [40, 90, 150, 210].reduce((a, b) => (Math.abs(b - luma) < Math.abs(a - luma) ? b : a)));
}
