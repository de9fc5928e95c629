import type { LoopFeatures } from '../talk/loop/loop-features.js';
import { jumpCost } from '../talk/loop/transition-cost.js';
import type { CutPoint } from './cut-points.js';
import type { FilmStrip } from './film-strip.js';
import type { PictureDistance } from './picture-distance.js';

/** From the cut it belongs to, go on at cut `to` instead. */
export interface CutJump {
  readonly to: number;
  /** How much it shows: 1 begins to (see `jumpCost`), body and head together. */
  readonly cost: number;
  /** The pictures' distance, the worst of the fade. */
  readonly distance: number;
}

/** Pictures this far apart once they are brought together (see `PictureDistance`) begin to show in a cross-fade. */
export const visibleDistance = 15;
/** Cross-fades bring heads together too, so that less of what they differ by shows. */
const headShare = 0.6;
/** Jumps kept for a cut. */
const kept = 12;
/** Candidates whose whole fade is looked at. */
const judged = 14;
/** Candidates that are compared at full size, at most one for every half second of the clip. */
const compared = 40;
/** Cuts compared with a cut in the first pass; of more, every second, third … is taken. */
const mostEntries = 1_500;
/** A jump has to lead at least this far away: less is no change. */
const leastSeconds = 1.2;
/** Side of the squares whose means are compared in the first pass, in pixels of the strip. */
const square = 4;

/**
 * The jumps from every cut that show least. All cuts are compared by coarse pictures first and the best of them by the
 * whole: the difference of the bodies where it is largest, and of the heads, at the first, middle and last frame of the fade.
 */
export function findCutJumps(
  cuts: readonly CutPoint[],
  strip: FilmStrip,
  features: LoopFeatures,
  distance: PictureDistance,
  blend: number,
): CutJump[][] {
  const coarse = coarsePictures(cuts, strip);
  const rate = features.framesPerSecond;
  const stride = Math.ceil(cuts.length / mostEntries);
  return cuts.map(({ frame }, i) => {
    const byHalfSecond = new Map<number, { readonly to: number; readonly rough: number }>();
    for (let to = i % stride; to < cuts.length; to += stride) {
      const entry = cuts[to]!.frame;
      if (Math.abs(entry - frame) < leastSeconds * rate) continue;
      const rough = coarse.between(i, to);
      const place = Math.floor((2 * entry) / rate);
      if (rough < (byHalfSecond.get(place)?.rough ?? Number.POSITIVE_INFINITY)) byHalfSecond.set(place, { to, rough });
    }
    const candidates = [...byHalfSecond.values()].sort((a, b) => a.rough - b.rough).slice(0, compared);
    const near = candidates
      .map(({ to }) => ({ to, distance: distance.between(frame, cuts[to]!.frame) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, judged);
    return near
      .map(({ to }) => jumpTo(to, frame, cuts[to]!.frame, { features, distance, blend }))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, kept);
  });
}

interface Comparison {
  readonly features: LoopFeatures;
  readonly distance: PictureDistance;
  readonly blend: number;
}

function jumpTo(to: number, from: number, entry: number, { features, distance, blend }: Comparison): CutJump {
  const middle = blend >> 1;
  const last = Math.max(0, blend - 1);
  const worst = Math.max(
    distance.joined(from, entry),
    distance.joined(from + middle, entry + middle),
    distance.joined(from + last, entry + last),
  );
  const head = headShare * jumpCost(features, from, entry, blend);
  return { to, distance: worst, cost: Math.hypot(head, (worst / visibleDistance) ** 2) };
}

/** Means of squares of the cuts' pictures, and their mean difference. */
function coarsePictures(cuts: readonly CutPoint[], { width, height, pictures }: FilmStrip) {
  const columns = Math.floor(width / square);
  const rows = Math.floor(height / square);
  const size = columns * rows;
  const means = new Uint8Array(cuts.length * size);
  cuts.forEach(({ frame }, i) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let y = 0; y < square; y++) {
          const at = frame * width * height + (row * square + y) * width + column * square;
          for (let x = 0; x < square; x++) sum += pictures[at + x]!;
        }
        means[i * size + row * columns + column] = sum / (square * square);
      }
    }
  });
  return {
    between(a: number, b: number): number {
      let sum = 0;
      for (let k = 0, i = a * size, j = b * size; k < size; k++, i++, j++) sum += (means[i]! - means[j]!) ** 2;
      return sum;
    },
  };
}
