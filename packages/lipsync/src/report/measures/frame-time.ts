/**
 * When frame n is seen, in seconds: the middle of the time it is shown. Renderers ask for the mouth of the same moment, so
 * a faultless result has no offset at any frame rate.
 */
export const frameTime = (n: number, framesPerSecond: number): number => (n + 0.5) / framesPerSecond;

/** The first frame seen at or after a moment. */
export const firstFrameFrom = (seconds: number, framesPerSecond: number): number =>
  Math.ceil(seconds * framesPerSecond - 0.5 - 1e-6);

/** The last frame seen at or before a moment. */
export const lastFrameUntil = (seconds: number, framesPerSecond: number): number =>
  Math.floor(seconds * framesPerSecond - 0.5 + 1e-6);
