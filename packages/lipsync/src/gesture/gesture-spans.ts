import { isUsable, type LoopFeatures } from '../talk/loop/loop-features.js';
import type { CutPoint } from './cut-points.js';
import type { Gesture, Stroke } from './find-gestures.js';
import { type EditPlaces, editPlaces } from './time-warp.js';

/** What is played from one cut point to the next: a moment of rest, or a whole gesture with the rest around it. */
export interface GestureSpan {
  /** Frames `from` to `to` − 1. */
  readonly from: number;
  readonly to: number;
  /** The frames of it in which hands move, `movesTo` excluded; the same number twice where they rest. */
  readonly movesFrom: number;
  readonly movesTo: number;
  readonly strokes: readonly Stroke[];
  /** Where time can be won or lost before each stroke; at rest, anywhere. */
  readonly places: readonly EditPlaces[];
  /** Number of its first gesture; undefined at rest. */
  readonly gesture: number | undefined;
}

/** Frames after an entry and before a stroke in which the pace is left alone. */
const untouchedBeforeStroke = 2;
/** A span with a longer gap of unusable frames is not played. */
const bridgedSeconds = 0.4;

/** The spans from every cut to the next; undefined after the last cut and where the face is lost in between. */
export function gestureSpans(
  cuts: readonly CutPoint[],
  gestures: readonly Gesture[],
  {
    energy,
    features,
    blend,
  }: { readonly energy: Float32Array; readonly features: LoopFeatures; readonly blend: number },
): (GestureSpan | undefined)[] {
  let next = 0;
  return cuts.map(({ frame: from }, i) => {
    const to = cuts[i + 1]?.frame;
    if (to === undefined || !isPlayable(features, from, to)) return undefined;
    while (next < gestures.length && gestures[next]!.to < from) next++;
    const inside = gestures.slice(next, next + 8).filter((gesture) => gesture.from < to && gesture.to >= from);
    const strokes = inside.flatMap((gesture) => gesture.strokes).filter(({ frame }) => frame >= from && frame < to);
    const places = strokes.map((stroke, k) => {
      const begins = k === 0 ? from + blend + 1 : Math.ceil(strokes[k - 1]!.frame) + 1;
      return editPlaces(energy, begins, Math.floor(stroke.frame) - untouchedBeforeStroke);
    });
    // At rest, time can be won or lost anywhere: nothing waits for it.
    if (strokes.length === 0 && inside.length === 0) places.push(editPlaces(energy, from + 1, to - 1));
    return {
      ...{ from, to, strokes, places },
      gesture: inside.length > 0 ? gestures.indexOf(inside[0]!) : undefined,
      movesFrom: inside.length > 0 ? Math.max(from, inside[0]!.from) : from,
      movesTo: inside.length > 0 ? Math.min(to, inside.at(-1)!.to + 1) : from,
    };
  });
}

function isPlayable(features: LoopFeatures, from: number, to: number): boolean {
  let lost = 0;
  for (let n = from; n < to; n++) {
    lost = isUsable(features, n) ? 0 : lost + 1;
    if (lost > bridgedSeconds * features.framesPerSecond) return false;
  }
  return true;
}
