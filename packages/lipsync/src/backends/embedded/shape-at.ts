import { type MouthParameter, type MouthShape, mouthParameters, restMouth } from '../../mouth-shape.js';
import { type ClosureEvent, type MouthTrack, mouthTrackRate } from '../../mouth-track.js';

/**
 * The mouth at a moment, for a frame that is shown for `frameSeconds`: the mean of the track over half a frame around it, so
 * that low frame rates do not skip motion. A closure that falls into the frame is shown, however short it is.
 */
export function shapeAt(track: MouthTrack, seconds: number, frameSeconds: number): MouthShape {
  const closure = closureIn(track.closures, seconds - frameSeconds / 2, seconds + frameSeconds / 2);
  if (closure) return sampleRows(track, middleOf(closure, seconds, frameSeconds));
  const reach = Math.min(0.25 * frameSeconds, 0.02);
  const shapes = [sampleRows(track, seconds - reach), sampleRows(track, seconds), sampleRows(track, seconds + reach)];
  const mean = (name: MouthParameter) => (shapes[0]![name] + 2 * shapes[1]![name] + shapes[2]![name]) / 4;
  return Object.fromEntries(mouthParameters.map((name) => [name, mean(name)])) as Record<MouthParameter, number>;
}

/** The part of the closure that this frame shows, in its middle. */
function middleOf(closure: ClosureEvent, seconds: number, frameSeconds: number): number {
  const from = Math.max(closure.startSeconds, seconds - frameSeconds / 2);
  const to = Math.min(closure.endSeconds, seconds + frameSeconds / 2);
  return (from + to) / 2;
}

/** The first closure whose middle lies in [from, to), by binary search: closures are in order. */
function closureIn(closures: readonly ClosureEvent[], from: number, to: number): ClosureEvent | undefined {
  const middle = (c: ClosureEvent) => (c.startSeconds + c.endSeconds) / 2;
  let low = 0;
  let high = closures.length;
  while (low < high) {
    const at = (low + high) >> 1;
    if (middle(closures[at]!) < from) low = at + 1;
    else high = at;
  }
  const found = closures[low];
  return found && middle(found) < to ? found : undefined;
}

/** Linear between rows; the ends hold. A track without rows rests. */
function sampleRows(track: MouthTrack, seconds: number): MouthShape {
  if (track.rowCount === 0) return restMouth;
  const place = Math.min(track.rowCount - 1, Math.max(0, seconds * mouthTrackRate));
  const row = Math.min(Math.max(0, track.rowCount - 2), Math.floor(place));
  const next = Math.min(track.rowCount - 1, row + 1);
  const f = Math.min(1, place - row);
  const size = mouthParameters.length;
  const at = (i: number) => track.values[row * size + i]! * (1 - f) + track.values[next * size + i]! * f;
  return Object.fromEntries(mouthParameters.map((name, i) => [name, at(i)])) as Record<MouthParameter, number>;
}
