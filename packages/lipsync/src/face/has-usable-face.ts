import type { FaceTrackHeader } from '../face-track.js';

/** Tells whether any frame shows a face that can be animated. */
export function hasUsableFace(header: FaceTrackHeader): boolean {
  return header.faces.some(({ framesUsable }) => framesUsable > 0);
}
