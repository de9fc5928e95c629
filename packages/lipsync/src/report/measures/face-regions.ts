import type { PixelBox } from './luma-plane.js';

/**
 * The border of the lower face, clockwise from the picture's left: jaw line of the MediaPipe mesh's silhouette, then back
 * over the cheeks and under the nose.
 */
const lowerFacePoints = [
  ...[234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454],
  ...[425, 327, 2, 98, 205],
] as const;

/** Where the face in one picture is, for measures on pixels. All in pixels but `turn`, the eye line's slope in radians. */
export interface FacePlace {
  readonly unit: number;
  readonly turn: number;
  readonly eyesX: number;
  readonly eyesY: number;
  readonly mouthX: number;
  readonly mouthY: number;
  /** The lower face's border as x, y pairs. */
  readonly border: Float32Array;
}

/** Reads the places that the measures need from a mesh of 468 points. */
export function facePlace(mesh: Float32Array): FacePlace {
  const x = (point: number) => mesh[point * 3] as number;
  const y = (point: number) => mesh[point * 3 + 1] as number;
  const z = (point: number) => mesh[point * 3 + 2] as number;
  const border = new Float32Array(lowerFacePoints.length * 2);
  for (const [i, point] of lowerFacePoints.entries()) border.set([x(point), y(point)], 2 * i);
  return {
    unit: Math.hypot(x(263) - x(33), y(263) - y(33), z(263) - z(33)),
    turn: Math.atan2(y(263) - y(33), x(263) - x(33)),
    eyesX: (x(33) + x(263)) / 2,
    eyesY: (y(33) + y(263)) / 2,
    mouthX: (x(13) + x(14)) / 2,
    mouthY: (y(13) + y(14)) / 2,
    border,
  };
}

/** The box in which sharpness is measured: 0.6 u to either side of the mouth, 0.4 u above and 0.5 u below it. */
export function mouthBox(place: FacePlace): PixelBox {
  return {
    x0: Math.round(place.mouthX - 0.6 * place.unit),
    y0: Math.round(place.mouthY - 0.4 * place.unit),
    x1: Math.round(place.mouthX + 0.6 * place.unit),
    y1: Math.round(place.mouthY + 0.5 * place.unit),
  };
}

/**
 * Tells whether a pixel is far enough from the lower face that no lip-sync may touch it: above the eyes' lower lids, or
 * beside the head, or well below the chin.
 */
export function isOutsideLowerFace(place: FacePlace, x: number, y: number): boolean {
  const along = ((x - place.eyesX) * Math.cos(place.turn) + (y - place.eyesY) * Math.sin(place.turn)) / place.unit;
  const down = ((y - place.eyesY) * Math.cos(place.turn) - (x - place.eyesX) * Math.sin(place.turn)) / place.unit;
  return Math.abs(along) > 1.3 || down < 0.1 || down > 2.8;
}
