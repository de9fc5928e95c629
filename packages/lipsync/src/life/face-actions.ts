/**
 * The motions of a face that are not speech, in this order in every list of amounts. They follow the action units of the
 * Facial Action Coding System (Ekman & Friesen 1978). Amounts of skin motions are in u, the distance between the outer eye
 * corners; those of lids are shares of the eye's present opening, so that an eye that blinks still closes.
 */
export const faceActions = [
  /** AU 1: inner ends of the brows up. */
  'browInner',
  /** AU 2: outer halves of the brows up. */
  'browOuter',
  /** AU 2 on one side only, the picture's right. */
  'browOneSide',
  /** AU 4: brows down and together. */
  'browLower',
  /** AU 5 up, with a negative amount a drooping lid. */
  'lidUpper',
  /** AU 7: lower lid up. */
  'lidLower',
  /** AU 6: cheeks up. */
  'cheek',
  /** AU 12 up, with a negative amount AU 15 down: the mouth's corners. */
  'corner',
  /** Mouth's corners outwards (AU 12, AU 20), each by this much. */
  'stretch',
] as const;

export type FaceAction = (typeof faceActions)[number];

/** One amount per entry of `faceActions`. */
export type FaceActionAmounts = Float64Array;

export function createFaceActionAmounts(): FaceActionAmounts {
  return new Float64Array(faceActions.length);
}

/** Adds named amounts, times `share`, to a list. */
export function addFaceActions(
  amounts: FaceActionAmounts,
  named: Readonly<Partial<Record<FaceAction, number>>>,
  share: number,
): void {
  for (let i = 0; i < faceActions.length; i++) amounts[i]! += share * (named[faceActions[i]!] ?? 0);
}
