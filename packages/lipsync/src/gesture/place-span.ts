import type { GestureTaste } from './gesture-controls.js';
import type { GestureSpan } from './gesture-spans.js';
import type { SpeechRhythm } from './speech-rhythm.js';

/** A span as it is played from some output frame on. */
export interface PlacedSpan {
  /** Output frames it takes. */
  readonly frames: number;
  /** Frames won (positive: held) or lost (negative: skipped) before each stroke. */
  readonly shifts: readonly number[];
  readonly cost: number;
}

/** What a stroke on the most prominent stress earns. */
const strokeReward = 3.2;
/** What a stroke that falls on no stress costs beside its price: hands that beat against the words look wrong. */
const missPrice = 2;
/** Standard deviation of "together", in seconds: apart by 80 ms a stroke earns a quarter. */
const togetherSeconds = 0.068;
/** Share of the frames before a stroke that may be won or lost. */
const mostShift = 0.2;
/** Price of a second of moving hands while nobody speaks. */
const silentMotionPrice = 1.6;
/** Price of a gesture that the end of the video cuts off. */
const cutOffPrice = 6;

/** Price of a change of pace at rest, which hardly anybody can see. */
const stretchPrice = 0.03;
const stretches: readonly (readonly number[])[] = [[-1], [], [1]];

/** Plays a span of rest one frame longer or shorter, or as it was filmed. */
export function placeRest(
  span: GestureSpan,
  at: number,
  stretch: -1 | 0 | 1,
  rhythm: SpeechRhythm,
  taste: GestureTaste,
): PlacedSpan | undefined {
  const edit = stretch === 0 ? 0 : span.places[0]?.costs[1];
  if (edit === undefined) return undefined;
  const frames = span.to - span.from + stretch;
  const cost = restCost(rhythm, taste, at, frames) + (stretch === 0 ? 0 : edit + stretchPrice);
  return { frames, shifts: stretches[stretch + 1]!, cost };
}

/** Plays a span with hands that move from output frame `at` on: each stroke is moved to the stress next to it where the pace allows, and priced. */
export function placeSpan(span: GestureSpan, at: number, rhythm: SpeechRhythm, taste: GestureTaste): PlacedSpan {
  const { from, to, movesFrom, movesTo } = span;
  const shifts: number[] = [];
  let moved = 0;
  let cost = 0;
  span.strokes.forEach((stroke, k) => {
    const due = at + stroke.frame - from + moved;
    const best = bestShift(span, k, due, rhythm, taste);
    shifts.push(best.shift);
    moved += best.shift;
    cost += best.cost;
  });
  const frames = to - from + moved;
  const begins = at + movesFrom - from;
  const ends = at + movesTo - from + moved;
  const silent = rhythm.silentFrames(begins, ends);
  cost += (silentMotionPrice * silent) / rhythm.framesPerSecond;
  cost += restCost(rhythm, taste, at, begins - at) + restCost(rhythm, taste, ends, at + frames - ends);
  if (ends > rhythm.frameCount && begins < rhythm.frameCount) cost += cutOffPrice;
  return { frames, shifts, cost };
}

/** What it costs to rest: nothing while nobody speaks. */
export function restCost(rhythm: SpeechRhythm, taste: GestureTaste, at: number, frames: number): number {
  if (frames <= 0) return 0;
  const spoken = frames - rhythm.silentFrames(at, at + frames);
  return (taste.restPrice * spoken) / rhythm.framesPerSecond;
}

function bestShift(span: GestureSpan, k: number, due: number, rhythm: SpeechRhythm, taste: GestureTaste) {
  const { weight } = span.strokes[k]!;
  const { costs } = span.places[k]!;
  const previous = k === 0 ? span.from : span.strokes[k - 1]!.frame;
  const limit = Math.min(costs.length - 1, Math.floor(mostShift * (span.strokes[k]!.frame - previous)));
  const stress = rhythm.nearest(due);
  const priceAt = (shift: number) => {
    const edits = costs[Math.abs(shift)]!;
    if (due + shift >= rhythm.frameCount) return edits;
    const apart = stress ? (stress.frame - due - shift) / rhythm.framesPerSecond : Number.POSITIVE_INFINITY;
    const together = Math.exp(-((apart / togetherSeconds) ** 2));
    const earned = strokeReward * (stress?.prominence ?? 0) * together;
    return edits + (0.5 + 0.5 * weight) * (taste.strokePrice + missPrice * (1 - together) - earned);
  };
  const wanted = stress ? Math.round(stress.frame - due) : 0;
  const shift = Math.max(-limit, Math.min(limit, wanted));
  const [plain, shifted] = [priceAt(0), priceAt(shift)];
  return shifted < plain ? { shift, cost: shifted } : { shift: 0, cost: plain };
}
