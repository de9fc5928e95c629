import type { BodyRegion } from './body-region.js';
import type { FilmStrip } from './film-strip.js';

/** How different two frames of a strip look where they differ most. */
export interface PictureDistance {
  /** Mean luma difference over the hand-sized area that differs most: 0 alike, 20 a hand that is elsewhere. */
  between(a: number, b: number): number;
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
  return {
    between(a, b) {
      if (a === b) return 0;
      counts.fill(0);
      const [first, second] = [a * cells, b * cells];
      for (let k = 0; k < pixels.length; k++) {
        const i = pixels[k]!;
        counts[Math.abs(pictures[first + i]! - pictures[second + i]!)]!++;
      }
      let left = most;
      let sum = 0;
      for (let level = 255; level > 0 && left > 0; level--) {
        const taken = Math.min(left, counts[level]!);
        sum += taken * level;
        left -= taken;
      }
      return sum / most;
    },
  };
}
