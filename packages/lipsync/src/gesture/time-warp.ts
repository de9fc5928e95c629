/** A frame that is shown twice, or one that is left out: how time is won and lost without drawing frames that nobody filmed. */
export interface TimeEdit {
  readonly frame: number;
  readonly kind: 'hold' | 'skip';
}

/** Between two edits lie at least this many frames, so that the pace stays within 0.83 and 1.25 of the filmed one. */
const apart = 5;
/** What an edit costs by the energy of the motion it falls into: 20 is a hand on its way, where a held frame would show. */
const visibleEnergy = 10;

/** The best places for edits in a stretch, the least visible first, and what the first k of them cost together. */
export interface EditPlaces {
  readonly frames: readonly number[];
  /** `costs[k]` for k edits; `costs[0]` is 0. */
  readonly costs: readonly number[];
}

/**
 * Finds where time may be won or lost in frames `from` to `to` − 1: the slowest frames, no two near each other. Changes of
 * pace thus fall where hands stand or turn, and a hand in flight keeps the speed it was filmed at.
 */
export function editPlaces(energy: Float32Array, from: number, to: number): EditPlaces {
  const slowest = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).sort(
    (a, b) => motionAt(energy, a) - motionAt(energy, b) || a - b,
  );
  const frames: number[] = [];
  const costs = [0];
  for (const frame of slowest) {
    if (frames.some((taken) => Math.abs(taken - frame) < apart)) continue;
    frames.push(frame);
    costs.push(costs.at(-1)! + (motionAt(energy, frame) / visibleEnergy) ** 2 + 0.02);
  }
  return { frames, costs };
}

/** What a held or skipped frame disturbs: the motion towards it and away from it. */
const motionAt = (energy: Float32Array, frame: number) => Math.max(energy[frame]!, energy[frame + 1] ?? 0);
