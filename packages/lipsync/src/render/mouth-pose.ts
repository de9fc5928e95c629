import type { MouthShape } from '../mouth-shape.js';
import type { Motion, MouthBasis } from './mouth-basis.js';

/** Share of the opening that the upper lip makes; the rest is the lower lip's. */
const upperShare = 0.2;
/** Gap in u between the upper lip and a lower lip that touches the upper teeth (f, v): a strip of teeth shows. */
const tuckGap = 0.03;

/** A mouth shape as amounts of the motions, and how far the lips are rolled in. */
export interface MouthPose {
  readonly amounts: Record<Motion, number>;
  rollUpper: number;
  rollLower: number;
  /** Inner-lip gap asked for, in u. */
  gap: number;
}

export function createMouthPose(): MouthPose {
  return {
    amounts: {
      upperWide: 0,
      upperRound: 0,
      lowerWide: 0,
      lowerRound: 0,
      jaw: 0,
      width: 0,
      upperThick: 0,
      lowerThick: 0,
      protrude: 0,
      chinUp: 0,
      foldUp: 0,
    },
    rollUpper: 0,
    rollLower: 0,
    gap: 0,
  };
}

/**
 * Turns a mouth shape (absolute, rest is zero) into amounts of motion.
 * @param gain scales everything: intensity times visibility
 */
export function poseMouth(shape: MouthShape, gain: number, pose: MouthPose): void {
  const press = unit(shape.press);
  const tuck = unit(shape.lowerTuck) * (1 - press);
  const round = unit(shape.round);
  const open = lipGap(Math.max(0, shape.open) * (1 - press) * gain);
  const gap = Math.max(open, tuckGap * tuck * Math.min(1, gain));
  const lift = Math.min(0.05 * unit(shape.upperLift) * gain + 0.012 * tuck, 0.6 * gap);
  const width = Math.min(0.16, Math.max(-0.16, shape.width * gain));
  const soft = Math.min(1, gain);
  const { amounts } = pose;
  const upper = upperShare * gap + lift;
  amounts.upperRound = upper * round;
  amounts.upperWide = upper * (1 - round);
  amounts.lowerRound = (gap - upper) * round;
  amounts.lowerWide = (gap - upper) * (1 - round);
  amounts.jaw = Math.min(0.4, Math.max(-0.02, shape.jaw * gain));
  amounts.width = width;
  const stretch = -1.5 * width - 0.28 * gap;
  amounts.upperThick = stretch + soft * (0.14 * round - 0.34 * press);
  amounts.lowerThick = stretch + soft * (0.16 * round - 0.34 * press - 0.4 * tuck);
  amounts.protrude = 0.07 * soft * round;
  amounts.chinUp = soft * (0.012 * press + 0.015 * tuck);
  amounts.foldUp = 0.3 * lift + 0.02 * soft * unit(shape.upperLift);
  pose.rollUpper = soft * 0.34 * press;
  pose.rollLower = soft * (0.34 * press + 0.45 * tuck);
  pose.gap = gap;
}

/**
 * The gap between the lips that face meshes (and so mouth tracks, which are learnt from them) see as `open`: they see lips
 * that are a little apart as nearly closed. Measured on rendered mouths with the plain MediaPipe mesh: gaps of 0.04, 0.08,
 * 0.16, 0.25, 0.35 u are seen as 0.02, 0.04, 0.10, 0.20, 0.29. The lowest openings stay a little under what would be seen
 * in full, so that a mouth on its way to a closure reads as closing (closures found: 9 of 17 with 0.05 here, 13 with 0.09).
 * Beyond a shout lips would tear, so the gap ends at 0.46 u.
 */
function lipGap(open: number): number {
  const s = Math.min(1, open / 0.09);
  const gap = open + 0.045 * s * s * (3 - 2 * s);
  return gap < 0.36 ? gap : 0.36 + 0.1 * Math.tanh((gap - 0.36) / 0.1);
}

/** Adds the pose's motion to `offsets` (a, b, c per vertex). */
export function addMotion(pose: MouthPose, basis: MouthBasis, offsets: Float32Array): void {
  for (const motion in pose.amounts) {
    const amount = pose.amounts[motion as Motion];
    if (amount === 0) continue;
    const field = basis.fields[motion as Motion];
    for (let i = 0; i < offsets.length; i++) offsets[i]! += amount * field[i]!;
  }
}

function unit(x: number): number {
  return Math.min(1, Math.max(0, x));
}
