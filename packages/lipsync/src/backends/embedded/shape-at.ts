import { firstIndex } from '@talkgraph/media';
import { type MouthParameter, type MouthShape, mouthParameters } from '../../mouth-shape.js';
import type { ClosureEvent, MouthTrack } from '../../mouth-track.js';
import { sampleMouthTrack } from '../../viseme/sample-mouth-track.js';

/**
 * The mouth at a moment, for a frame that is shown for `frameSeconds`: the mean of the track over half a frame around it, so
 * that low frame rates do not skip motion. A closure that falls into the frame is shown, however short it is.
 */
export function shapeAt(track: MouthTrack, seconds: number, frameSeconds: number): MouthShape {
  const closure = closureIn(track.closures, seconds - frameSeconds / 2, seconds + frameSeconds / 2);
  if (closure) return sampleMouthTrack(track, middleOf(closure, seconds, frameSeconds));
  const reach = Math.min(0.25 * frameSeconds, 0.02);
  const shapes = [
    sampleMouthTrack(track, seconds - reach),
    sampleMouthTrack(track, seconds),
    sampleMouthTrack(track, seconds + reach),
  ];
  const mean = (name: MouthParameter) => (shapes[0]![name] + 2 * shapes[1]![name] + shapes[2]![name]) / 4;
  return Object.fromEntries(mouthParameters.map((name) => [name, mean(name)])) as Record<MouthParameter, number>;
}

/** The part of the closure that this frame shows, in its middle. */
function middleOf(closure: ClosureEvent, seconds: number, frameSeconds: number): number {
  const from = Math.max(closure.startSeconds, seconds - frameSeconds / 2);
  const to = Math.min(closure.endSeconds, seconds + frameSeconds / 2);
  return (from + to) / 2;
}

/** The first closure whose middle lies in [from, to); closures are in order. */
function closureIn(closures: readonly ClosureEvent[], from: number, to: number): ClosureEvent | undefined {
  const middle = (c: ClosureEvent) => (c.startSeconds + c.endSeconds) / 2;
  const found = closures[firstIndex(closures.length, (i) => middle(closures[i]!) >= from)];
  return found && middle(found) < to ? found : undefined;
}
