/** How much a person moves the hands. */
export const gestureIntensities = ['calm', 'natural', 'lively'] as const;
export type GestureIntensity = (typeof gestureIntensities)[number];

/** What the planner weighs against each other; 1 is a transition that begins to show. */
export interface GestureTaste {
  /** Price of a stroke, paid back where it falls on a stressed syllable. */
  readonly strokePrice: number;
  /** Price of a second of speech during which the hands rest. */
  readonly restPrice: number;
}

/** Calm hands move for the words that matter, lively ones for most stresses. */
export const gestureTastes: Readonly<Record<GestureIntensity, GestureTaste>> = {
  calm: { strokePrice: 1.35, restPrice: 0.02 },
  natural: { strokePrice: 0.5, restPrice: 0.5 },
  lively: { strokePrice: 0.1, restPrice: 1.3 },
};
