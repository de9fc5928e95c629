import type { FaceAction } from './face-actions.js';

/** The looks a face may have. */
export const emotions = [
  'neutral',
  'friendly',
  'happy',
  'serious',
  'concerned',
  'curious',
  'surprised',
  'sad',
  'angry',
] as const;
export type Emotion = (typeof emotions)[number];

/**
 * What a look is put together from, at strength 1. Which actions belong to it is EMFACS' (Ekman & Friesen 1983: happiness
 * 6+12, sadness 1+4+15, surprise 1+2+5, anger 4+5+7; concern is sadness without the mouth, interest 1+2 on one side).
 * The mouth's own actions are left to speech: jaw drop (26), parted (25) and pressed lips (23, 24) would fight the sounds.
 * Amounts are those of posed expressions of middling intensity (FACS "C"; at 90 mm between the outer eye corners 0.045 u
 * are 4 mm), chosen on contact sheets so that a speaker still looks like themselves.
 */
export const emotionActions: Readonly<Record<Emotion, Readonly<Partial<Record<FaceAction, number>>>>> = Object.freeze({
  neutral: {},
  friendly: { corner: 0.02, stretch: 0.011, cheek: 0.011, lidLower: 0.06, browInner: 0.006, browOuter: 0.008 },
  happy: { corner: 0.038, stretch: 0.022, cheek: 0.026, lidLower: 0.15, lidUpper: -0.03, browOuter: 0.008 },
  serious: { browLower: 0.024, lidUpper: -0.05, lidLower: 0.05, corner: -0.007 },
  concerned: { browInner: 0.034, browLower: 0.012, lidLower: 0.05, corner: -0.008 },
  curious: { browOneSide: 0.034, browInner: 0.014, browOuter: 0.014, lidUpper: 0.08, corner: 0.008 },
  surprised: { browInner: 0.05, browOuter: 0.052, lidUpper: 0.16, lidLower: -0.04 },
  sad: { browInner: 0.042, browLower: 0.014, browOuter: -0.012, lidUpper: -0.16, corner: -0.026 },
  angry: { browLower: 0.044, lidUpper: 0.03, lidLower: 0.13, corner: -0.012 },
});
