import { isUsable, type LoopFeatures, loopFeature } from '../talk/loop/loop-features.js';
import type { FilmStrip } from './film-strip.js';

/** Where hands and arms can be in the pictures of a strip, and how large the person is there. */
export interface BodyRegion {
  /** One byte a pixel: 1 where the body is looked at, 0 at the head and far from the person. */
  readonly mask: Uint8Array;
  /** The same for the speaking mouth and the blinking eyes: 1 where pictures are compared. */
  readonly compared: Uint8Array;
  /** Pixels in a square as wide as the outer eye corners are apart. */
  readonly unitPixels: number;
}

/** The head about the point between the eyes, hair included, in outer eye distances. */
const head = { left: -1.6, right: 1.6, top: -2.2, bottom: 1.55 };
/** The face that the speech changes: brows to chin. */
const face = { left: -0.85, right: 0.85, top: -0.3, bottom: 1.35 };
/** Hands do not reach further from the head than this on either side. */
const reach = 7;

/**
 * Finds the body's region in a strip from where the face is over the clip.
 * @param medianUnit outer eye distance and `trackWidth` the width of the pictures in which the face was tracked, in pixels
 */
export function bodyRegion(
  { width, height }: FilmStrip,
  features: LoopFeatures,
  { medianUnit, trackWidth }: { readonly medianUnit: number; readonly trackWidth: number },
): BodyRegion {
  const unit = (medianUnit * width) / trackWidth;
  const x = unit * medianOf(features, 'x');
  const y = unit * medianOf(features, 'y');
  const mask = new Uint8Array(width * height);
  const compared = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [dx, dy] = [(column + 0.5 - x) / unit, (row + 0.5 - y) / unit];
      mask[row * width + column] = Math.abs(dx) < reach && !isInside(head, dx, dy) ? 1 : 0;
      compared[row * width + column] = isInside(face, dx, dy) ? 0 : 1;
    }
  }
  return { mask, compared, unitPixels: unit * unit };
}

function isInside(box: typeof head, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function medianOf(features: LoopFeatures, name: 'x' | 'y'): number {
  const values: number[] = [];
  for (let n = 0; n < features.frameCount; n++) {
    if (isUsable(features, n)) values.push(loopFeature(features, n, name));
  }
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}
