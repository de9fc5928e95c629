import type { LoopFeatures } from './loop-features.js';
import { jumpCost } from './transition-cost.js';
import type { Segment } from './usable-segments.js';

/** Instead of frame `from`, which is due next, frame `to` is shown. */
export interface Jump {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** What a search for jumps keeps to. */
export interface JumpLimits {
  /** Frames cross-faded after a jump. */
  readonly blend: number;
  /** Frames that must be left to play after a jump before the latest exit of the segment jumped into. */
  readonly shortest: number;
  /** Frames before a segment's end within which it may be left. */
  readonly tail: number;
}

/** Pairs looked at in the first pass over all segments: bounds the work whatever the template's length. */
const pairBudget = 200_000;
/** Jumps kept per segment: enough that an hour of output does not settle on a few. */
const keptJumps = 128;

/**
 * The best ways out of a segment's tail into any segment, cheapest first, at most one for every half second of entry
 * frames and second of exit frames. Pairs are sampled on a grid whose mesh grows with the template, then each winner is refined at full
 * resolution, so the cost is bounded instead of quadratic.
 */
export function findJumps(
  features: LoopFeatures,
  segments: readonly Segment[],
  leaving: Segment,
  limits: JumpLimits,
): readonly Jump[] {
  const exits = exitRange(leaving, limits);
  const entries = segments.map((segment) => ({
    from: segment.from,
    to: Math.max(segment.from, exitRange(segment, limits).to - limits.shortest),
  }));
  const entryCount = entries.reduce((sum, range) => sum + range.to - range.from + 1, 0);
  const pairs = entryCount * (exits.to - exits.from + 1) * segments.length;
  const stride = Math.max(1, Math.ceil(Math.sqrt(pairs / pairBudget)));
  const bucketFrames = Math.max(1, Math.round(features.framesPerSecond / 2));
  const exitBuckets = 1 + Math.floor((exits.to - exits.from) / (2 * bucketFrames));
  const best = new Map<number, Jump>();
  for (const range of entries) {
    for (let to = range.from; to <= range.to; to += stride) {
      for (let from = exits.from; from <= exits.to; from += stride) {
        if (isTooShort(leaving, from, to, limits)) continue;
        const bucket = Math.floor(to / bucketFrames) * exitBuckets + Math.floor((exits.to - from) / (2 * bucketFrames));
        const cost = jumpCost(features, from, to, limits.blend);
        if (cost < (best.get(bucket)?.cost ?? Number.POSITIVE_INFINITY)) best.set(bucket, { from, to, cost });
      }
    }
  }
  const coarse = [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, keptJumps);
  const refined =
    stride === 1 ? coarse : coarse.map((jump) => refine(features, jump, { leaving, exits, entries, limits, stride }));
  return refined.sort((a, b) => a.cost - b.cost);
}

/** The frames at which a segment may be left: in its second half, but with room for the cross-fade behind them. */
export function exitRange(segment: Segment, limits: JumpLimits): Segment {
  const to = Math.max(segment.from + 1, segment.to + 1 - limits.blend);
  const tail = Math.min(limits.tail, Math.floor((segment.to - segment.from + 1) / 2));
  return { from: Math.min(to, Math.max(segment.from + 1, to - tail)), to };
}

interface RefineRange {
  readonly leaving: Segment;
  readonly exits: Segment;
  readonly entries: readonly Segment[];
  readonly limits: JumpLimits;
  readonly stride: number;
}

function refine(features: LoopFeatures, jump: Jump, range: RefineRange): Jump {
  const entry = range.entries.find((segment) => jump.to >= segment.from && jump.to <= segment.to) as Segment;
  let best = jump;
  for (let to = Math.max(entry.from, jump.to - range.stride); to <= Math.min(entry.to, jump.to + range.stride); to++) {
    const lowest = Math.max(range.exits.from, jump.from - range.stride);
    const highest = Math.min(range.exits.to, jump.from + range.stride);
    for (let from = lowest; from <= highest; from++) {
      if (isTooShort(range.leaving, from, to, range.limits)) continue;
      const cost = jumpCost(features, from, to, range.limits.blend);
      if (cost < best.cost) best = { from, to, cost };
    }
  }
  return best;
}

/** A jump back within the segment must make a loop long enough; one within it forwards would skip frames for nothing. */
function isTooShort(leaving: Segment, from: number, to: number, limits: JumpLimits): boolean {
  if (to < leaving.from || to > leaving.to) return false;
  return from - to < limits.shortest;
}
