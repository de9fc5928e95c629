/** Output frames `from` to `to`, both included. */
export interface FrameWindow {
  readonly from: number;
  readonly to: number;
}

/** At most this much of a video is measured, so the cost of a report does not grow with its length. */
export const measuredSeconds = 20;
const windowSeconds = 4;

/** The whole video when it is short, else five windows of four seconds spread evenly from its start to its end. */
export function spreadWindows(frameCount: number, framesPerSecond: number): readonly FrameWindow[] {
  if (frameCount <= measuredSeconds * framesPerSecond) return frameCount > 0 ? [{ from: 0, to: frameCount - 1 }] : [];
  const count = Math.round(measuredSeconds / windowSeconds);
  const length = Math.floor(windowSeconds * framesPerSecond);
  return Array.from({ length: count }, (_, i) => {
    const from = Math.round((i * (frameCount - length)) / (count - 1));
    return { from, to: from + length - 1 };
  });
}
