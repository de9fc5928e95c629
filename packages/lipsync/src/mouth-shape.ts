/**
 * The mouth parameters that drive a renderer, in this order in every row of a mouth track. Lengths are in u, the
 * distance between the outer eye corners (mesh points 33 and 263). A resting, closed, relaxed mouth is all zeros.
 */
export const mouthParameters = [
  /** Inner-lip gap at the middle, in u: 0 closed, about 0.10 in ordinary speech, 0.35 a shout. Never negative. */
  'open',
  /** Change of the mouth's corner-to-corner width against rest, in u: +0.06 spread (i), −0.10 pursed (u). */
  'width',
  /** Lip protrusion and rounding, 0..1 (u, o, w, sh). */
  'round',
  /** Lips pressed together and rolled in, 0..1 (p b m). With press 1, open is 0. */
  'press',
  /** Raising of the upper lip beyond what opening alone does, 0..1 (bares the upper teeth: s, ee). */
  'upperLift',
  /** Lower lip tucked under the upper teeth, 0..1 (f v). */
  'lowerTuck',
  /** Jaw drop in u; usually near `open`, less for rounded vowels. Moves chin and lower teeth. */
  'jaw',
  /** Tongue raised towards the upper teeth, 0..1 (l n t d th). */
  'tongue',
] as const;

export type MouthParameter = (typeof mouthParameters)[number];

/** One moment of mouth motion. */
export type MouthShape = Readonly<Record<MouthParameter, number>>;

/** Closed and relaxed. */
export const restMouth: MouthShape = Object.freeze({
  open: 0,
  width: 0,
  round: 0,
  press: 0,
  upperLift: 0,
  lowerTuck: 0,
  jaw: 0,
  tongue: 0,
});
