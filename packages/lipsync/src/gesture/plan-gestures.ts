import { playlistRequestInvalid } from '../errors.js';
import { type CutJump, visibleDistance } from './find-cut-jumps.js';
import type { GestureTaste } from './gesture-controls.js';
import type { GestureLibrary, Wait } from './gesture-library.js';
import type { GestureSpan } from './gesture-spans.js';
import { type GestureStep, OpenPlans, type Plan } from './open-plans.js';
import { type PlacedSpan, placeRest, placeSpan, restCost } from './place-span.js';
import type { SpeechRhythm } from './speech-rhythm.js';

/** A jump and a wait cost this beside what they show, and come no sooner after another. */
const jumpPrice = 0.3;
const waitPrice = 0.5;
const changeSeconds = 0.8;
/** Pictures further apart than this are joined only where there is no other way. */
const mostDistance = 1.7 * visibleDistance;
const mostCost = 3;
/** Price of the gesture that was shown last, and of one shown within these seconds. */
const againPrice = 9;
const repeatPrice = 1.8;
const repeatSeconds = 20;
/** Short footage has to repeat itself sooner: after this share of its length. */
const repeatShare = 0.6;
const rememberedGestures = 6;
/** Price of coming back within a second of a place entered lately. */
const samePlacePrice = 0.45;
const rememberedPlaces = 5;
/** Size of the seeded part of a step's price: decides between plans that are about as good. */
const noise = 0.06;
const stretches = [0, 1, -1] as const;
const unstretched = [0] as const;

/**
 * Chooses which parts of a person's footage are shown over a speech, by dynamic programming over output frames: strokes on
 * stressed syllables, rest in pauses, no gesture twice in a row, jumps only between pictures that match. At every frame the
 * best plans are kept, so time grows with the length of the speech and memory hardly does.
 * @param seed varies the choice between plans that are about as good; the same seed gives the same plan
 * @throws PLAYLIST_REQUEST_INVALID for a library without anything to play
 */
export function planGestures(
  library: GestureLibrary,
  rhythm: SpeechRhythm,
  taste: GestureTaste,
  seed = 1,
): readonly GestureStep[] {
  const search = new GestureSearch(library, rhythm, taste, seed);
  const best = search.run();
  if (!best) throw playlistRequestInvalid({ frameCount: library.energy.length, framesNeeded: rhythm.frameCount });
  const steps: GestureStep[] = [];
  for (let plan: Plan | undefined = best; plan; plan = plan.before) if (plan.step) steps.push(plan.step);
  return steps.reverse();
}

class GestureSearch {
  readonly #library: GestureLibrary;
  readonly #rhythm: SpeechRhythm;
  readonly #taste: GestureTaste;
  readonly #seed: number;
  readonly #open = new OpenPlans();
  readonly #changeFrames: number;
  readonly #repeatFrames: number;
  #best: Plan | undefined;

  constructor(library: GestureLibrary, rhythm: SpeechRhythm, taste: GestureTaste, seed: number) {
    this.#library = library;
    this.#rhythm = rhythm;
    this.#taste = taste;
    this.#seed = seed;
    this.#changeFrames = changeSeconds * library.framesPerSecond;
    this.#repeatFrames = Math.min(repeatSeconds * library.framesPerSecond, repeatShare * library.energy.length);
  }

  /** The best plan that covers the whole speech. */
  run(): Plan | undefined {
    const none = { cost: 0, at: 0, changed: 0, step: undefined, before: undefined, gestures: [], places: [] };
    this.#library.cuts.forEach((_, cut) => {
      this.#playSpan({ ...none, cut }, cut, undefined);
    });
    for (let at = 1; at < this.#rhythm.frameCount; at++) {
      for (const plan of this.#open.take(at)) this.#advance(plan);
    }
    return this.#best;
  }

  /** Offers everything that can follow a plan. */
  #advance(plan: Plan): void {
    const { spans, jumps, waits } = this.#library;
    const goesOn = spans[plan.cut] !== undefined;
    if (goesOn) this.#playSpan(plan, plan.cut, undefined);
    const mayChange = plan.at - plan.changed >= this.#changeFrames;
    if (goesOn && !mayChange) return;
    for (const jump of jumps[plan.cut]!) {
      if (!goesOn || (jump.distance <= mostDistance && jump.cost <= mostCost)) this.#playSpan(plan, jump.to, jump);
    }
    if (mayChange) for (const wait of waits[plan.cut]!) this.#stay(plan, wait);
  }

  /** Offers what a span leads to, in all ways it can be played. */
  #playSpan(plan: Plan, cut: number, jump: CutJump | undefined): void {
    const span = this.#library.spans[cut];
    if (!span) return;
    const { at } = plan;
    if (span.gesture !== undefined) {
      this.#offer(plan, cut, span, jump, placeSpan(span, at, this.#rhythm, this.#taste));
      return;
    }
    // While pictures fade the pace stays.
    for (const stretch of jump ? unstretched : stretches) {
      const placed = placeRest(span, at, stretch, this.#rhythm, this.#taste);
      if (placed) this.#offer(plan, cut, span, jump, placed);
    }
  }

  #offer(plan: Plan, cut: number, span: GestureSpan, jump: CutJump | undefined, placed: PlacedSpan): void {
    const rate = this.#library.framesPerSecond;
    const change = jump ? jump.cost + jumpPrice + placeCost(plan.places, span.from, rate) : 0;
    const gesture = span.strokes.length > 0 ? span.gesture : undefined;
    const repeated = gesture === undefined ? 0 : repeatCost(plan.gestures, gesture, plan.at, this.#repeatFrames);
    const { frames, shifts, cost: price } = placed;
    const cost = plan.cost + price + change + repeated + noise * chance(this.#seed, cut, plan.at);
    const at = plan.at + frames;
    const changed = jump ? plan.at : plan.changed;
    const key = this.#keyOf(cut + 1, at, changed);
    if (!this.#wants(at, key, cost)) return;
    const step = { at: plan.at, frames, cut, shifts, jump, wait: undefined };
    let { gestures, places } = plan;
    if (gesture !== undefined) {
      gestures = [{ gesture, at: plan.at }, ...gestures.slice(0, rememberedGestures - 1)];
    }
    if (jump) places = [span.from, ...places.slice(0, rememberedPlaces - 1)];
    this.#keep(key, { cost, at, cut: cut + 1, changed, step, before: plan, gestures, places });
  }

  #stay(plan: Plan, wait: Wait): void {
    const frames = 2 * wait.back;
    const { cut } = plan;
    const { frame } = this.#library.cuts[cut]!;
    const used = placeCost(plan.places, frame, this.#library.framesPerSecond);
    const cost = plan.cost + restCost(this.#rhythm, this.#taste, plan.at, frames) + wait.cost + waitPrice + used;
    const at = plan.at + frames;
    const key = this.#keyOf(cut, at, at);
    if (!this.#wants(at, key, cost)) return;
    const step = { at: plan.at, frames, cut, shifts: [], jump: undefined, wait };
    const places = [frame, ...plan.places.slice(0, rememberedPlaces - 1)];
    this.#keep(key, { cost, at, cut, changed: at, step, before: plan, gestures: plan.gestures, places });
  }

  #keyOf(cut: number, at: number, changed: number): number {
    return 2 * cut + (at - changed >= this.#changeFrames ? 1 : 0);
  }

  #wants(at: number, key: number, cost: number): boolean {
    if (at >= this.#rhythm.frameCount) return cost < (this.#best?.cost ?? Number.POSITIVE_INFINITY);
    return this.#open.wants(at, key, cost);
  }

  #keep(key: number, plan: Plan): void {
    if (plan.at >= this.#rhythm.frameCount) this.#best = plan;
    else this.#open.keep(key, plan);
  }
}

function repeatCost(gestures: Plan['gestures'], gesture: number, at: number, frames: number): number {
  if (gestures[0]?.gesture === gesture) return againPrice;
  const last = gestures.find((shown) => shown.gesture === gesture);
  return last ? repeatPrice * Math.max(0, 1 - (at - last.at) / frames) : 0;
}

function placeCost(places: readonly number[], frame: number, rate: number): number {
  let cost = 0;
  for (const place of places) if (Math.abs(place - frame) < rate) cost += samePlacePrice;
  return cost;
}

/** A number in [0, 1) that depends on all three and nothing else (an integer hash of the Murmur family). */
function chance(seed: number, cut: number, at: number): number {
  let mixed = Math.imul(seed ^ Math.imul(cut + 1, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}
