import type { BodyRegion } from './body-region.js';
import type { FilmStrip } from './film-strip.js';

/** How different two frames of a strip look where they differ most. */
export interface PictureDistance {
  /** Mean luma difference over the hand-sized area that differs most: 0 alike, 20 a hand that is elsewhere. */
  between(a: number, b: number): number;
  /** The same where things may have moved by a pixel of the strip: what is left when a cross-fade brings them together. */
  joined(a: number, b: number): number;
}

/** A hand covers about half a square of one outer eye distance. */
const handArea = 0.5;
const fewestPixels = 6;

/**
 * Compares frames of a strip: everything but the face, or the body alone. One histogram is used for all calls; nothing is
 * allocated for a call.
 */
export function pictureDistance(
  strip: FilmStrip,
  region: BodyRegion,
  part: 'picture' | 'body' = 'picture',
): PictureDistance {
  const { unitPixels } = region;
  const compared = part === 'body' ? region.mask : region.compared;
  const { pictures } = strip;
  const cells = strip.width * strip.height;
  const pixels = Uint32Array.from(Array.from({ length: cells }, (_, i) => i).filter((i) => compared[i]));
  const most = Math.min(pixels.length, Math.max(fewestPixels, Math.round(handArea * unitPixels)));
  const counts = new Uint32Array(256);
  const mean = () => {
    let left = most;
    let sum = 0;
    for (let level = 255; level > 0 && left > 0; level--) {
      const taken = Math.min(left, counts[level]!);
      sum += taken * level;
      left -= taken;
    }
    return sum / most;
  };
  return {
    between(a, b) {
      if (a === b) return 0;
      counts.fill(0);
      const [first, second] = [a * cells, b * cells];
      for (let k = 0; k < pixels.length; k++) {
        const i = pixels[k]!;
        counts[Math.abs(pictures[first + i]! - pictures[second + i]!)]!++;
      }
      return mean();
    },
    joined(a, b) {
      if (a === b) return 0;
      counts.fill(0);
      const [first, second] = [a * cells, b * cells];
      for (let k = 0; k < pixels.length; k++) {
        const i = pixels[k]!;
        const here = outside(strip, pictures[first + i]!, second, i);
        counts[Math.max(here, outside(strip, pictures[second + i]!, first, i))]!++;
      }
      return mean();
    },
  };
}

/** How far a luma is from all of those around a pixel of another frame. */
function outside({ pictures, width, height }: FilmStrip, luma: number, frame: number, pixel: number): number {
  const column = pixel % width;
  const row = (pixel - column) / width;
  const [left, right] = [column > 0 ? -1 : 0, column < width - 1 ? 1 : 0];
  const [up, down] = [row > 0 ? -width : 0, row < height - 1 ? width : 0];
  let low = 255;
  let high = 0;
  for (let y = up; y <= down; y += width) {
    for (let x = left; x <= right; x++) {
      const value = pictures[frame + pixel + y + x]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return luma < low ? low - luma : luma > high ? luma - high : 0;
}
