import type { Rational } from '@talkgraph/media';

/** Rates of film and television that are written rounded: 24000/1001, 30000/1001 and 60000/1001. */
const broadcast: readonly Rational[] = [24, 30, 60].map((whole) => ({ num: whole * 1000, den: 1001 }));

/** Other rates are kept to a thousandth. */
const unit = 1000;

/** A frame rate as people write it: whole, rounded as in 29.97 and 23.976, or any other. */
export function rateOf(fps: number): Rational {
  if (Number.isInteger(fps)) return { num: fps, den: 1 };
  const known = broadcast.find(({ num, den }) => Math.abs(num / den - fps) < 0.006);
  return known ?? { num: Math.round(fps * unit), den: unit };
}
