/** Frames `from` to `to`, both included, in which hands move, and the fast moments between them. */
export interface Movement {
  readonly from: number;
  readonly to: number;
  readonly peaks: readonly Peak[];
}

/** One fast motion: up, aside, down, back. */
export interface Peak {
  /** The fastest frame. */
  readonly frame: number;
  /** Where it comes to its stop, in frames with a fraction: the hit. */
  readonly stop: number;
  readonly energy: number;
}

/** Energy (see `BodyMotion`) at which hands begin to move and below which they rest again: half-length clips reach 20 to 100. */
export const movingEnergy = 4;
export const restingEnergy = 1.8;
/** The fastest frame of a movement has at least this; less is the sway of a body. */
const leastPeak = 6;
/** Hands that stand still no longer than this are still in the same movement. */
const bridgedSeconds = 0.1;
/** Two motions have a dip to this share of the lesser one between them. */
const dipShare = 0.6;
/** A motion lesser than this share of its movement's fastest is part of the others. */
const leastShare = 0.22;
/** A hand has come to its stop when its energy has fallen to this share of the peak. */
const stopShare = 0.4;

/** Finds where hands move in a clip, in order. */
export function findMovements(energy: Float32Array, framesPerSecond: number): Movement[] {
  return movingSpans(energy, Math.round(bridgedSeconds * framesPerSecond)).flatMap(({ from, to }) => {
    const peaks = findPeaks(energy, from, to);
    return peaks.length > 0 ? [{ from, to, peaks }] : [];
  });
}

function movingSpans(energy: Float32Array, bridged: number): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let from = -1;
  for (let n = 0; n <= energy.length; n++) {
    const level = n < energy.length ? energy[n]! : 0;
    if (from < 0 && level > movingEnergy) {
      from = n;
      // The beginning is slow: it reaches back to where the hands still rested.
      while (from > 0 && energy[from - 1]! > restingEnergy && from - 1 > (spans.at(-1)?.to ?? -1)) from--;
    } else if (from >= 0 && level < restingEnergy) {
      const last = spans.at(-1);
      if (last && from - last.to - 1 <= bridged) last.to = n - 1;
      else spans.push({ from, to: n - 1 });
      from = -1;
    }
  }
  return spans;
}

function findPeaks(energy: Float32Array, from: number, to: number): Peak[] {
  const tops = topsBetweenDips(energy, from, to);
  const fastest = tops.reduce((most, n) => Math.max(most, energy[n]!), 0);
  const kept = tops.filter((n) => energy[n]! >= Math.max(leastPeak, leastShare * fastest));
  return kept.map((frame, i) => ({
    frame,
    stop: stopAfter(energy, frame, kept[i + 1] ?? to + 1),
    energy: energy[frame]!,
  }));
}

function topsBetweenDips(energy: Float32Array, from: number, to: number): number[] {
  const tops: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let n = from; n <= to; n++) {
    const level = energy[n]!;
    lowest = Math.min(lowest, level);
    if (level < (energy[n - 1] ?? 0) || level < (energy[n + 1] ?? 0)) continue;
    const last = tops.at(-1);
    if (last === undefined || lowest <= dipShare * Math.min(level, energy[last]!)) tops.push(n);
    else if (level > energy[last]!) tops[tops.length - 1] = n;
    else continue;
    lowest = level;
  }
  return tops;
}

/** Where the energy falls through `stopShare` of the peak, or the slowest moment before the next peak. */
function stopAfter(energy: Float32Array, peak: number, end: number): number {
  const threshold = stopShare * energy[peak]!;
  let slowest = peak;
  for (let n = peak + 1; n < Math.min(end, energy.length); n++) {
    if (energy[n]! <= threshold) {
      const before = energy[n - 1]!;
      return n - (threshold - energy[n]!) / Math.max(1e-6, before - energy[n]!);
    }
    if (energy[n]! < energy[slowest]!) slowest = n;
  }
  return slowest;
}
