import { type MouthParameter, type MouthShape, mouthParameters, restMouth } from '../mouth-shape.js';
import { type MouthTrack, mouthTrackRate } from '../mouth-track.js';

/** How long the mouth takes to come to rest where the sound ends before the picture does. */
const settleSeconds = 0.15;

/**
 * The mouth at an instant, linear between rows; before the first row it holds, after the last it comes to rest. Ask for the
 * middle of the time a frame is shown: the offset between sound and mouth is calibrated for that.
 */
export function sampleMouthTrack(track: MouthTrack, seconds: number): MouthShape {
  if (track.rowCount === 0) return restMouth;
  const position = Math.min(track.rowCount - 1, Math.max(0, seconds * mouthTrackRate));
  const before = Math.floor(position);
  const after = Math.min(track.rowCount - 1, before + 1);
  const part = position - before;
  const beyond = seconds - (track.rowCount - 1) / mouthTrackRate;
  const share = Math.min(1, Math.max(0, 1 - beyond / settleSeconds));
  const shape = {} as Record<MouthParameter, number>;
  mouthParameters.forEach((name, column) => {
    const a = track.values[before * mouthParameters.length + column]!;
    const b = track.values[after * mouthParameters.length + column]!;
    shape[name] = share * (a + (b - a) * part);
  });
  return shape;
}
