import { firstIndex } from '@talkgraph/media';
import type { Prosody, Stress } from '../prosody/prosody.js';

/** A speech on the clock of the output's frames. */
export interface SpeechRhythm {
  readonly frameCount: number;
  readonly framesPerSecond: number;
  /** The stress next to a moment, in frames. */
  nearest(frame: number): { readonly frame: number; readonly prominence: number } | undefined;
  /** Frames of `from` to `to` − 1 in which nobody speaks; the beginning and the end count as such. */
  silentFrames(from: number, to: number): number;
}

/** Shorter pauses are part of the flow: hands move on through them. */
const shortestPauseSeconds = 0.3;
/** The first and the last moments of a video are calm. */
const calmSeconds = 0.35;

/** Lays a speech on frames. */
export function speechRhythm(prosody: Prosody, frameCount: number, framesPerSecond: number): SpeechRhythm {
  const silent = silentSums(prosody, frameCount, framesPerSecond);
  const { stresses } = prosody;
  const at = (frame: number) => silent[Math.min(frameCount, Math.max(0, frame))]!;
  return {
    frameCount,
    framesPerSecond,
    nearest(frame) {
      const stress = nearestStress(stresses, frame / framesPerSecond);
      return stress && { frame: stress.seconds * framesPerSecond, prominence: stress.prominence };
    },
    silentFrames: (from, to) => at(to) - at(from),
  };
}

/** The stress next to a moment in seconds. */
export function nearestStress(stresses: readonly Stress[], seconds: number): Stress | undefined {
  const next = firstIndex(stresses.length, (i) => stresses[i]!.seconds >= seconds);
  const [before, after] = [stresses[next - 1], stresses[next]];
  if (!before || !after) return before ?? after;
  return seconds - before.seconds <= after.seconds - seconds ? before : after;
}

function silentSums({ pauses }: Prosody, frameCount: number, framesPerSecond: number): Uint32Array {
  const silent = new Uint8Array(frameCount);
  const calm = Math.round(calmSeconds * framesPerSecond);
  silent.fill(1, 0, Math.min(calm, frameCount));
  silent.fill(1, Math.max(0, frameCount - calm));
  for (const { startSeconds, endSeconds } of pauses) {
    if (endSeconds - startSeconds < shortestPauseSeconds) continue;
    silent.fill(1, Math.round(startSeconds * framesPerSecond), Math.round(endSeconds * framesPerSecond));
  }
  const sums = new Uint32Array(frameCount + 1);
  for (let n = 0; n < frameCount; n++) sums[n + 1] = sums[n]! + silent[n]!;
  return sums;
}
