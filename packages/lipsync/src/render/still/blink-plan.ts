import { firstIndex } from '@talkgraph/media';
import { seededRandom } from '../../talk/loop/seeded-random.js';

/** Seconds that the lids take to close, stay closed and open again (after Guitton, Simard & Codère 1991, rounded). */
const closing = 0.08;
const closed = 0.04;
const opening = 0.16;
/** Seconds between the starts of two blinks: mean 3.8, so about 16 a minute; never regular. */
const shortest = 2.1;
const longest = 5.5;
/** Share of the blinks that wait for, or come early to, a fitting moment where there is one. */
const fitting = 0.85;
/** A fitting moment counts within this of the time that a blink would come by itself, in seconds. */
const patience = 1.5;

/** When a person blinks. */
export interface BlinkPlan {
  /** Starts in seconds, in order. */
  readonly starts: readonly number[];
  /** 0 open .. 1 closed at a moment. */
  closure(seconds: number): number;
}

/**
 * Plans blinks for a length of time: irregular, but the same for the same seed. Now and then two come close together.
 * @param moments when a speaker would blink, in order: where phrases end and pauses begin (Nakano & Kitazawa 2010; Cummins
 *   2012)
 */
export function planBlinks(durationSeconds: number, seed: number, moments: readonly number[] = []): BlinkPlan {
  const random = seededRandom(seed);
  const starts: number[] = [];
  let at = 0.8 + 2 * random();
  let least = 0.4;
  while (at < durationSeconds) {
    const moment = random() < fitting ? nearest(moments, at, Math.max(least, at - patience)) : undefined;
    const start = moment ?? at;
    if (start >= durationSeconds) break;
    starts.push(start);
    const double = random() < 0.07;
    at = start + (double ? 0.45 + 0.2 * random() : shortest + (longest - shortest) * random());
    least = start + (double ? 0.4 : shortest);
  }
  return { starts, closure: (seconds) => closureAt(starts, seconds) };
}

/** The moment nearest to a time, from `least` on and not too far away. */
function nearest(moments: readonly number[], at: number, least: number): number | undefined {
  let best: number | undefined;
  const first = firstIndex(moments.length, (i) => moments[i]! >= least);
  for (let i = first; i < moments.length && moments[i]! <= at + patience; i++) {
    if (best === undefined || Math.abs(moments[i]! - at) < Math.abs(best - at)) best = moments[i]!;
  }
  return best;
}

function closureAt(starts: readonly number[], seconds: number): number {
  const next = firstIndex(starts.length, (i) => starts[i]! > seconds);
  if (next === 0) return 0;
  const since = seconds - starts[next - 1]!;
  if (since < closing) return ease(since / closing);
  if (since < closing + closed) return 1;
  return 1 - ease(Math.min(1, (since - closing - closed) / opening));
}

function ease(x: number): number {
  return x * x * (3 - 2 * x);
}
