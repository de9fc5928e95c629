import { faceNoSuch, faceNotFound } from '../errors.js';
import type { FaceTrackHeader } from '../face-track.js';
import { hasUsableFace } from './has-usable-face.js';

/**
 * Refuses a track in which nobody can be animated, or that has no face of this number (0 is the largest).
 * @throws FACE_NOT_FOUND, FACE_NO_SUCH
 */
export function requireFace(header: FaceTrackHeader, face: number): void {
  if (!hasUsableFace(header)) {
    const reason = header.unusable[0]?.reason ?? 'no-face';
    throw faceNotFound({ frames: header.frameCount, reason });
  }
  if (!header.faces.some(({ id }) => id === face)) throw faceNoSuch({ face, count: header.faces.length });
}
