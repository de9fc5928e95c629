import type { BodyMotion } from './body-motion.js';
import { findMovements, type Movement, type Peak } from './find-movements.js';
import { homePoses } from './home-poses.js';
import type { PictureDistance } from './picture-distance.js';

/** The instant of a gesture that belongs on a stressed syllable: a fast motion comes to its stop. */
export interface Stroke {
  /** In frames of the clip, with a fraction. */
  readonly frame: number;
  /** 0..1 against the clip's strongest strokes. */
  readonly weight: number;
}

/**
 * A gesture of the clip's person, frames `from` to `to`, both included. A `beat` is short and small; a `stroke` has a
 * preparation, one or more strokes, and mostly a retraction; a `shift` moves the hands without a stroke (they are folded,
 * taken back). What lies between gestures is rest.
 */
export interface Gesture {
  readonly kind: 'beat' | 'stroke' | 'shift';
  readonly from: number;
  readonly to: number;
  readonly strokes: readonly Stroke[];
  /** Sum of the energy over its frames, over the frame rate. */
  readonly energy: number;
}

/** A gesture up to this long that does not leave home far is a beat. */
const longestBeatSeconds = 1;
/** Where the hands differ from every home pose by less than this they are at home. */
const atHome = 22;
/** Going home is a retraction unless it is as fast as the motion before it: beats end where they began. */
const retractionShare = 0.9;
/** A preparation gets its name from the faster stroke that follows. */
const preparationShare = 1.15;
/** Vertical speed from which a motion goes up, in outer eye distances a second: between strokes that is a recoil. */
const upwards = -1.2;
/** Strokes nearer than this are one. */
const nearestSeconds = 0.2;

/** Finds the gestures of a clip: its movements, with the strokes told from preparations, recoils and retractions. */
export function findGestures(motion: BodyMotion, distance: PictureDistance, framesPerSecond: number): Gesture[] {
  const movements = findMovements(motion.energy, framesPerSecond);
  const homes = homePoses(motion.energy, distance, framesPerSecond);
  const isHome = (frame: number) => homes.some((home) => distance.between(home, clamp(frame, motion)) < atHome);
  const strong = strongEnergy(movements);
  return movements.map((movement) => {
    const { from, to } = movement;
    const back = !isHome(from - 1) || movement.peaks.length > 1 ? isHome(to + 1) : false;
    const peaks = strokesOf(movement, motion, { startsHome: isHome(from - 1), endsHome: back });
    const strokes = merged(peaks, nearestSeconds * framesPerSecond).map(({ stop, energy }) => ({
      frame: stop,
      weight: Math.min(1, Math.max(0.25, energy / strong)),
    }));
    const short = to - from <= longestBeatSeconds * framesPerSecond;
    const kind = strokes.length === 0 ? 'shift' : short && back ? 'beat' : 'stroke';
    let energy = 0;
    for (let n = from; n <= to; n++) energy += motion.energy[n]!;
    return { kind, from, to, strokes, energy: energy / framesPerSecond };
  });
}

interface Ends {
  readonly startsHome: boolean;
  readonly endsHome: boolean;
}

/** The peaks of a movement that are strokes. */
function strokesOf({ peaks }: Movement, { fall }: BodyMotion, { startsHome, endsHome }: Ends): Peak[] {
  const fastest = Math.max(...peaks.map(({ energy }) => energy));
  let kept = [...peaks];
  const last = kept.at(-1)!;
  const before = kept.at(-2);
  if (endsHome && (!startsHome || before) && (!before || last.energy < retractionShare * before.energy)) kept.pop();
  // Hands that go up between strokes only come back for the next one.
  kept = kept.filter((peak, i) => kept.length < 2 || i === 0 || fall[peak.frame]! > upwards || peak.energy === fastest);
  const [first, second] = kept;
  if (startsHome && first && second && second.energy * preparationShare >= first.energy) kept.shift();
  return kept;
}

function merged(peaks: readonly Peak[], nearest: number): Peak[] {
  const kept: Peak[] = [];
  for (const peak of peaks) {
    const last = kept.at(-1);
    if (!last || peak.stop - last.stop >= nearest) kept.push(peak);
    else if (peak.energy > last.energy) kept[kept.length - 1] = peak;
  }
  return kept;
}

/** The energy that four out of five movements stay below. */
function strongEnergy(movements: readonly Movement[]): number {
  const energies = movements.map(({ peaks }) => Math.max(...peaks.map(({ energy }) => energy))).sort((a, b) => a - b);
  return energies[Math.floor(0.8 * (energies.length - 1))] ?? 1;
}

const clamp = (frame: number, { energy }: BodyMotion) => Math.min(energy.length - 1, Math.max(0, frame));
