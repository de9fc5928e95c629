/** How two pictures are held against each other. */
export const compareModes = ['side', 'wipe', 'flicker', 'difference'] as const;
export type CompareMode = (typeof compareModes)[number];
