import type { FaceFrame, FaceTrack } from '../../face-track.js';

/**
 * What a loop policy knows of one template frame, in this order in every row:
 * yaw, pitch, roll in degrees; x, y of the point between the eyes and `scale`, the natural logarithm of the face's size,
 * both measured against the median outer-eye distance of the template (so they do not depend on the resolution); the
 * eyes' and the mouth's opening in units; luma 0..255; and 1 where the face is good enough to animate, else 0.
 */
export const loopFeatureNames = ['yaw', 'pitch', 'roll', 'x', 'y', 'scale', 'eyes', 'mouth', 'luma', 'usable'] as const;

export type LoopFeatureName = (typeof loopFeatureNames)[number];

/** Numbers in one row. */
export const loopFeatureWidth = loopFeatureNames.length;

/** A template as the loop policies see it: `frameCount` rows of `loopFeatureWidth` numbers. */
export interface LoopFeatures {
  readonly frameCount: number;
  readonly framesPerSecond: number;
  readonly rows: Float32Array;
}

const column = Object.fromEntries(loopFeatureNames.map((name, i) => [name, i])) as Record<LoopFeatureName, number>;

/** Below this visibility the lower face is mostly passed through, so the frame is of no use for speech. */
const usableVisibility = 0.5;

/** Reads one number of one frame; frames before the first and after the last hold those. */
export function loopFeature(features: LoopFeatures, frame: number, name: LoopFeatureName): number {
  const held = Math.min(features.frameCount - 1, Math.max(0, frame));
  return features.rows[held * loopFeatureWidth + column[name]] as number;
}

/** Tells whether the person can be animated in this frame. */
export function isUsable(features: LoopFeatures, frame: number): boolean {
  return loopFeature(features, frame, 'usable') > 0;
}

/** Features of a template with no face data, for a still or a clip that is only to be lengthened. */
export function plainLoopFeatures(frameCount: number, framesPerSecond: number): LoopFeatures {
  const rows = new Float32Array(frameCount * loopFeatureWidth);
  for (let n = 0; n < frameCount; n++) rows[n * loopFeatureWidth + column.usable] = 1;
  return { frameCount, framesPerSecond, rows };
}

/**
 * Reads a face track once from end to end and keeps ten numbers a frame (0.6 MB for ten minutes at 25 fps).
 * Frames in which the face was not found repeat the last row seen and are marked unusable.
 */
export function readLoopFeatures(track: FaceTrack, faceId: number): LoopFeatures {
  const { frameCount, fps, faces } = track.header;
  const medianUnit = faces.find((face) => face.id === faceId)?.medianUnit ?? 1;
  const rows = new Float32Array(frameCount * loopFeatureWidth);
  for (let n = 0; n < frameCount; n++) {
    const face = track.frame(faceId, n);
    const at = n * loopFeatureWidth;
    if (face) rows.set(featureRow(face, medianUnit), at);
    else if (n > 0) rows.copyWithin(at, at - loopFeatureWidth, at);
    if (!face) rows[at + column.usable] = 0;
  }
  return { frameCount, framesPerSecond: fps.num / fps.den, rows };
}

function featureRow(face: FaceFrame, medianUnit: number): number[] {
  const { mesh, pose } = face;
  const between = (axis: 0 | 1) => (point(mesh, 33, axis) + point(mesh, 263, axis)) / 2 / medianUnit;
  const usable = face.visibility >= usableVisibility ? 1 : 0;
  return [
    pose.yaw,
    pose.pitch,
    pose.roll,
    between(0),
    between(1),
    Math.log(Math.max(face.unit, 1e-6) / medianUnit),
    eyeOpening(mesh) / Math.max(face.unit, 1e-6),
    face.mouthOpen,
    face.luma,
    usable,
  ];
}

/** Mean gap between the upper and lower lids' middles of both eyes (mesh points 159/145 and 386/374), in pixels. */
function eyeOpening(mesh: Float32Array): number {
  const gap = (a: number, b: number) =>
    Math.hypot(point(mesh, a, 0) - point(mesh, b, 0), point(mesh, a, 1) - point(mesh, b, 1));
  return (gap(159, 145) + gap(386, 374)) / 2;
}

const point = (mesh: Float32Array, index: number, axis: 0 | 1) => mesh[index * 3 + axis] as number;
