import type { PlaylistRun } from '../../contract.js';
import type { LoopPolicy } from '../../controls.js';
import { playlistRequestInvalid } from '../../errors.js';
import { bestTransitionPlaylist } from './best-transition.js';
import type { LoopFeatures } from './loop-features.js';
import { freezePlaylist, loopPlaylist, pingPongPlaylist } from './simple-policies.js';
import { usableSpan } from './usable-segments.js';

/** Stretches of usable frames shorter than this are not worth repeating alone. */
const shortestSpanSeconds = 2;

/**
 * Says which template frames are shown, in which order, so that `framesNeeded` frames come out. A template that is long
 * enough is simply cut; a shorter one is lengthened as the policy says. Counts of the runs add up to `framesNeeded`.
 * Once the template is repeated, stretches without a usable face are left out where at least two seconds with one exist.
 * @param seed varies the choices of 'best-transition'; the same seed gives the same playlist
 * @throws PLAYLIST_REQUEST_INVALID for an empty template or a count that is not a whole number
 */
export function planPlaylist(
  policy: LoopPolicy,
  framesNeeded: number,
  features: LoopFeatures,
  seed = 1,
): readonly PlaylistRun[] {
  const { frameCount, framesPerSecond } = features;
  if (!Number.isSafeInteger(framesNeeded) || framesNeeded < 0 || frameCount < 1) {
    throw playlistRequestInvalid({ frameCount, framesNeeded });
  }
  if (framesNeeded === 0) return [];
  if (framesNeeded <= frameCount) return [{ first: 0, step: 1, count: framesNeeded, blend: 0 }];
  if (frameCount === 1) return [{ first: 0, step: 0, count: framesNeeded, blend: 0 }];
  const span = usableSpan(features, Math.min(frameCount, Math.round(shortestSpanSeconds * framesPerSecond)));
  if (policy === 'freeze') return freezePlaylist(framesNeeded, span);
  if (policy === 'loop') return loopPlaylist(framesNeeded, span);
  if (policy === 'ping-pong') return pingPongPlaylist(framesNeeded, span);
  return bestTransitionPlaylist(framesNeeded, features, seed);
}
