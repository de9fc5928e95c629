import { type MouthShape, restMouth } from '../mouth-shape.js';

/**
 * Kinds of sound that look alike on a mouth, in the order of the acoustic model's classes. The names are the commonest
 * sound of each kind in eSpeak's ASCII notation; `_` is a pause.
 */
export const visemeIds = [
  '_', 'p', 'f', 'T', 't', 'l', 's', 'S', 'k', 'h', 'r', 'w', 'j',
  'a', '{', 'V', '@', 'E', 'I', 'i', 'O', 'o', 'u', 'y', '3',
] as const; // biome-ignore format: one line per family reads better

/** A class of the acoustic model. */
export type HeardVisemeId = (typeof visemeIds)[number];

/**
 * Kinds of sound that look different where it is known which language is spoken, under their IPA letters; the acoustic
 * model hears each as the class named with it.
 */
export const heardAs = {
  /** β ɸ: the lips come near each other and do not touch. */
  β: 'w',
  /** ʋ: the lower lip comes near the upper teeth, without friction. */
  ʋ: 'f',
  /** ɕ tɕ: like ʃ, but with spread lips. */
  ɕ: 'S',
  /** ʂ tʂ of Mandarin: like ʃ, the lips half as round. */
  ʂ: 'S',
  /** The emphatic (pharyngealised) consonants of Arabic: a little rounded, the jaw lower. */
  tˤ: 't',
  ɯ: 'I',
  /** The Japanese u: lips pressed together from the sides, hardly put forward. */
  ɯᵝ: 'u',
  ɤ: 'V',
  ø: 'y',
  œ: 'y',
} as const satisfies Readonly<Record<string, HeardVisemeId>>;

export type VisemeId = HeardVisemeId | keyof typeof heardAs;

/** How strongly a sound insists on its own shape; where it does not, it takes its neighbours' (Cohen and Massaro 1993). */
export interface Dominance {
  readonly jaw: number;
  readonly lips: number;
  readonly tongue: number;
}

/** The shape a sound strives for, and how much. */
export interface Viseme {
  readonly shape: MouthShape;
  readonly dominance: Dominance;
  readonly vowel: boolean;
}

/** Shapes in the units of `mouthParameters`. */
export const visemes: Readonly<Record<VisemeId, Viseme>> = Object.freeze({
  _: consonant({}, 1, 0.6, 0.6),
  p: consonant({ press: 1, jaw: 0.01 }, 1, 1, 0.1),
  f: consonant({ open: 0.01, lowerTuck: 1, upperLift: 0.15, jaw: 0.02 }, 0.9, 1, 0.1),
  T: consonant({ open: 0.05, tongue: 1, jaw: 0.035 }, 0.7, 0.25, 1),
  t: consonant({ open: 0.05, tongue: 0.85, jaw: 0.035, width: 0.01 }, 0.65, 0.2, 1),
  l: consonant({ open: 0.075, tongue: 1, jaw: 0.055 }, 0.6, 0.2, 1),
  s: consonant({ open: 0.05, width: 0.025, upperLift: 0.45, tongue: 0.45, jaw: 0.015 }, 0.8, 0.5, 0.8),
  S: consonant({ open: 0.06, width: -0.05, round: 0.65, upperLift: 0.35, tongue: 0.35, jaw: 0.02 }, 0.8, 0.9, 0.7),
  k: consonant({ open: 0.08, jaw: 0.07 }, 0.5, 0.15, 0.5),
  h: consonant({ open: 0.09, jaw: 0.07 }, 0.15, 0.1, 0.1),
  r: consonant({ open: 0.05, width: -0.035, round: 0.4, tongue: 0.3, jaw: 0.04 }, 0.6, 0.6, 0.6),
  w: consonant({ open: 0.025, width: -0.09, round: 1, jaw: 0.025 }, 0.8, 1, 0.3),
  j: consonant({ open: 0.05, width: 0.035, upperLift: 0.15, tongue: 0.35, jaw: 0.04 }, 0.5, 0.6, 0.6),
  a: vowel({ open: 0.19, width: 0.01, upperLift: 0.1, jaw: 0.18 }, 1, 0.7),
  '{': vowel({ open: 0.17, width: 0.03, upperLift: 0.25, jaw: 0.155 }, 1, 0.8),
  V: vowel({ open: 0.13, jaw: 0.12 }, 0.9, 0.5),
  '@': vowel({ open: 0.085, jaw: 0.075 }, 0.5, 0.3),
  E: vowel({ open: 0.13, width: 0.03, upperLift: 0.2, jaw: 0.115 }, 0.9, 0.7),
  I: vowel({ open: 0.09, width: 0.03, upperLift: 0.2, tongue: 0.15, jaw: 0.07 }, 0.7, 0.6),
  i: vowel({ open: 0.078, width: 0.055, upperLift: 0.3, tongue: 0.25, jaw: 0.05 }, 0.9, 0.9),
  O: vowel({ open: 0.13, width: -0.04, round: 0.5, jaw: 0.13 }, 1, 0.9),
  o: vowel({ open: 0.095, width: -0.06, round: 0.75, jaw: 0.08 }, 0.9, 1),
  u: vowel({ open: 0.062, width: -0.09, round: 1, jaw: 0.035 }, 0.9, 1),
  y: vowel({ open: 0.055, width: -0.075, round: 0.9, tongue: 0.2, jaw: 0.04 }, 0.9, 1),
  '3': vowel({ open: 0.09, width: -0.02, round: 0.3, tongue: 0.15, jaw: 0.08 }, 0.8, 0.6),
  β: consonant({ open: 0.03, width: -0.02, round: 0.2, jaw: 0.045 }, 2.5, 1, 0.1),
  ʋ: consonant({ open: 0.03, lowerTuck: 0.45, upperLift: 0.05, jaw: 0.035 }, 2.5, 1, 0.1),
  ɕ: consonant({ open: 0.05, width: 0.03, round: 0.05, upperLift: 0.4, tongue: 0.4, jaw: 0.02 }, 0.8, 0.6, 0.8),
  ʂ: consonant({ open: 0.055, width: -0.025, round: 0.35, upperLift: 0.3, tongue: 0.35, jaw: 0.02 }, 0.8, 0.6, 0.7),
  tˤ: consonant({ open: 0.06, width: -0.025, round: 0.3, tongue: 0.8, jaw: 0.055 }, 0.65, 0.5, 1),
  ɯ: vowel({ open: 0.065, width: 0.025, upperLift: 0.15, tongue: 0.1, jaw: 0.05 }, 0.8, 0.6),
  ɯᵝ: vowel({ open: 0.055, width: -0.025, round: 0.35, jaw: 0.04 }, 0.8, 0.7),
  ɤ: vowel({ open: 0.1, width: 0.01, jaw: 0.09 }, 0.9, 0.6),
  ø: vowel({ open: 0.075, width: -0.06, round: 0.8, tongue: 0.15, jaw: 0.065 }, 0.9, 1),
  œ: vowel({ open: 0.11, width: -0.04, round: 0.55, tongue: 0.1, jaw: 0.1 }, 0.9, 0.9),
});

type PartialShape = Partial<MouthShape>;

function consonant(shape: PartialShape, jaw: number, lips: number, tongue: number): Viseme {
  return { shape: { ...restMouth, ...shape }, dominance: { jaw, lips, tongue }, vowel: false };
}

function vowel(shape: PartialShape, jaw: number, lips: number): Viseme {
  return { shape: { ...restMouth, ...shape }, dominance: { jaw, lips, tongue: 0.7 }, vowel: true };
}
