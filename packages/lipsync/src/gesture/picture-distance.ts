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
 * Compares frames of a strip: everything but the face, or the body alone. One histogram is used for all calls.
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
  // Kept for the frames that are asked for: three for every place where the clip can be cut, some MB for ten minutes.
  const ranges = new Map<number, LumaRange>();
  const rangeOf = (frame: number) => {
    let range = ranges.get(frame);
    if (!range) {
      range = lumaRange(strip, frame);
      ranges.set(frame, range);
    }
    return range;
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
      return meanOfMost(counts, most);
    },
    joined(a, b) {
      if (a === b) return 0;
      counts.fill(0);
      const [first, second] = [a * cells, b * cells];
      const [rangeA, rangeB] = [rangeOf(a), rangeOf(b)];
      for (let k = 0; k < pixels.length; k++) {
        const i = pixels[k]!;
        const [here, there] = [pictures[first + i]!, pictures[second + i]!];
        const [low, high] = [rangeB.low[i]!, rangeB.high[i]!];
        const one = here < low ? low - here : here > high ? here - high : 0;
        const [lowA, highA] = [rangeA.low[i]!, rangeA.high[i]!];
        const other = there < lowA ? lowA - there : there > highA ? there - highA : 0;
        counts[one > other ? one : other]!++;
      }
      return meanOfMost(counts, most);
    },
  };
}

/** Mean of the largest differences, of which `counts` tells how often each comes up. */
function meanOfMost(counts: Uint32Array, most: number): number {
  let left = most;
  let sum = 0;
  for (let level = 255; level > 0 && left > 0; level--) {
    const taken = Math.min(left, counts[level]!);
    sum += taken * level;
    left -= taken;
  }
  return sum / most;
}

interface LumaRange {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

/** The darkest and the brightest luma around every pixel of a frame. */
function lumaRange({ pictures, width, height }: FilmStrip, frame: number): LumaRange {
  const cells = width * height;
  const picture = pictures.subarray(frame * cells, (frame + 1) * cells);
  const low = new Uint8Array(cells);
  const high = new Uint8Array(cells);
  for (let row = 0, i = 0; row < height; row++) {
    const [up, down] = [row > 0 ? -width : 0, row < height - 1 ? width : 0];
    for (let column = 0; column < width; column++, i++) {
      const [left, right] = [column > 0 ? -1 : 0, column < width - 1 ? 1 : 0];
      let darkest = 255;
      let brightest = 0;
      for (let y = up; y <= down; y += width) {
        for (let x = left; x <= right; x++) {
          const value = picture[i + y + x]!;
          if (value < darkest) darkest = value;
          if (value > brightest) brightest = value;
        }
      }
      low[i] = darkest;
      high[i] = brightest;
    }
  }
  return { low, high };
}
