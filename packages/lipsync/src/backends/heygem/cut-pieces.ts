import type { PauseEvent } from '../../mouth-track.js';

/**
 * Cuts a speech into pieces of at most so many seconds, at the pause that leaves the longest piece; where there is none in the
 * second half of what is allowed, right there. Answers the frames of each piece.
 */
export function cutPieces(
  frames: number,
  framesPerSecond: number,
  mostSeconds: number | undefined,
  pauses: readonly PauseEvent[],
): number[] {
  if (mostSeconds === undefined) return [frames];
  const most = Math.max(1, Math.floor(mostSeconds * framesPerSecond));
  const cuts = pauses.map(({ startSeconds, endSeconds }) =>
    Math.round(((startSeconds + endSeconds) / 2) * framesPerSecond),
  );
  const pieces: number[] = [];
  let first = 0;
  while (frames - first > most) {
    const cut = cuts.findLast((at) => at <= first + most && at > first + most / 2) ?? first + most;
    pieces.push(cut - first);
    first = cut;
  }
  return [...pieces, frames - first];
}
