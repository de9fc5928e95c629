import type { Wait } from './gesture-library.js';

/** One step of a plan: a span of the library played from output frame `at` on, or a wait. */
export interface GestureStep {
  readonly at: number;
  /** Output frames. */
  readonly frames: number;
  /** Cut at which it begins. */
  readonly cut: number;
  readonly shifts: readonly number[];
  /** How much the jump to its cut shows and how far the pictures are apart; undefined where the clip just plays on. */
  readonly jump: { readonly cost: number; readonly distance: number } | undefined;
  readonly wait: Wait | undefined;
}

/** A plan up to an output frame. */
export interface Plan {
  readonly cost: number;
  readonly at: number;
  /** The cut it has come to. */
  readonly cut: number;
  /** Output frame of the last jump or wait. */
  readonly changed: number;
  readonly step: GestureStep | undefined;
  readonly before: Plan | undefined;
  /** Gestures shown lately and when, and frames entered lately; latest first. */
  readonly gestures: readonly { readonly gesture: number; readonly at: number }[];
  readonly places: readonly number[];
}

/** Plans kept at every output frame. */
const beam = 14;
/** A plan this much dearer than the best at its frame does not catch up any more. */
const hopeless = 5;

/** The plans that are still open, by the output frame they have come to: the best for every cut, with and without a fresh change. */
export class OpenPlans {
  readonly #frames = new Map<number, { least: number; readonly plans: Map<number, Plan> }>();

  /** Tells whether a plan would be kept, before it is made. */
  wants(at: number, key: number, cost: number): boolean {
    const here = this.#frames.get(at);
    if (!here) return true;
    return cost < here.least + hopeless && cost < (here.plans.get(key)?.cost ?? Number.POSITIVE_INFINITY);
  }

  keep(key: number, plan: Plan): void {
    let here = this.#frames.get(plan.at);
    if (!here) {
      here = { least: plan.cost, plans: new Map() };
      this.#frames.set(plan.at, here);
    }
    here.least = Math.min(here.least, plan.cost);
    here.plans.set(key, plan);
  }

  /** Hands out the best plans of a frame, and forgets all that have come to it. */
  take(at: number): readonly Plan[] {
    const here = this.#frames.get(at);
    if (!here) return [];
    this.#frames.delete(at);
    const plans = [...here.plans.values()];
    return plans.length <= beam ? plans : plans.sort((a, b) => a.cost - b.cost || a.cut - b.cut).slice(0, beam);
  }
}
