import type { LoopFeatures } from '../talk/loop/loop-features.js';
import { turnCost } from '../talk/loop/transition-cost.js';
import { measureMotion } from './body-motion.js';
import { bodyRegion } from './body-region.js';
import { type CutPoint, findCutPoints } from './cut-points.js';
import type { FilmStrip } from './film-strip.js';
import { type CutJump, findCutJumps } from './find-cut-jumps.js';
import { findGestures, type Gesture } from './find-gestures.js';
import { type GestureSpan, gestureSpans } from './gesture-spans.js';
import { pictureDistance } from './picture-distance.js';

/** Everything the planner knows of a person's footage. */
export interface GestureLibrary {
  readonly framesPerSecond: number;
  readonly energy: Float32Array;
  readonly gestures: readonly Gesture[];
  readonly cuts: readonly CutPoint[];
  /** By cut: what is played from it to the next, how else one can go on from it, and how hands can wait there. */
  readonly spans: readonly (GestureSpan | undefined)[];
  readonly jumps: readonly (readonly CutJump[])[];
  readonly waits: readonly (readonly Wait[])[];
  /** Frames that a jump is cross-faded over. */
  readonly blend: number;
}

/** Played `back` frames backwards from a cut and forward to it again, all of it at rest. */
export interface Wait {
  readonly back: number;
  readonly cost: number;
}

/** 5 frames at 25 a second: long enough to hide a small difference, short enough not to ghost. */
const blendSeconds = 0.2;
/** How far a wait goes back: less would be a tremble, more shows by itself. */
const shortestWaitSeconds = 0.2;
const longestWaitSeconds = 1;

/**
 * Makes the library of a clip: its gestures, where it can be cut, and what fits together. Half a second for ten minutes of
 * footage without many rests, a few seconds for one that mostly rests.
 */
export function gestureLibrary(
  strip: FilmStrip,
  features: LoopFeatures,
  scale: { readonly medianUnit: number; readonly trackWidth: number },
): GestureLibrary {
  const { framesPerSecond } = features;
  const region = bodyRegion(strip, features, scale);
  const motion = measureMotion(strip, region);
  const { energy } = motion;
  const blend = Math.max(2, Math.round(blendSeconds * framesPerSecond));
  const gestures = findGestures(motion, pictureDistance(strip, region, 'body'), framesPerSecond);
  const cuts = findCutPoints(energy, features, blend);
  return {
    ...{ framesPerSecond, energy, gestures, cuts, blend },
    spans: gestureSpans(cuts, gestures, { energy, features, blend }),
    jumps: findCutJumps(cuts, strip, features, pictureDistance(strip, region), blend),
    waits: cuts.map((_, i) => waitsAt(cuts, i, features)),
  };
}

function waitsAt(cuts: readonly CutPoint[], index: number, features: LoopFeatures): Wait[] {
  const { frame, stretch } = cuts[index]!;
  const rate = features.framesPerSecond;
  const waits: Wait[] = [];
  for (let other = index - 1; other >= 0 && cuts[other]!.stretch === stretch; other--) {
    const turn = cuts[other]!.frame;
    const back = frame - turn;
    // One frame before a cut is calm too, and that is where time turns.
    if (turn < 1 || back > longestWaitSeconds * rate) break;
    if (back < shortestWaitSeconds * rate) continue;
    const shows = Math.hypot(turnCost(features, frame - 1), turnCost(features, turn - 1));
    waits.push({ back, cost: shows });
  }
  return waits;
}
