import type { Frame } from '@talkgraph/media';

/** Mixes `share` of `other` into `frame`, in place. Both have the same size. */
export function blendFrames(frame: Frame, other: Frame, share: number): void {
  const weight = Math.round(256 * Math.min(1, Math.max(0, share)));
  blendPlane(frame.y, other.y, weight);
  blendPlane(frame.u, other.u, weight);
  blendPlane(frame.v, other.v, weight);
}

function blendPlane(into: Uint8Array, from: Uint8Array, weight: number): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i]! * (256 - weight) + from[i]! * weight + 128) >> 8;
}
