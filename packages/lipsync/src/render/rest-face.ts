import type { FaceFrame } from '../face-track.js';
import { type AffineCamera, createCameraFit } from './affine-camera.js';
import { innerLowerLip, innerUpperLip, rigidPoints } from './face-landmarks.js';
import { toHeadCoordinates } from './head-coordinates.js';

const meshPoints = 468;
/** At most this many frames of a track are looked at: spread evenly, they describe the person well enough. */
const framesLookedAt = 240;
/** A rest mouth with a wider inner gap than this, in u, is truly parted; below, the mesh only sees closed lips as open. */
const partedGap = 0.045;

/** How this person's face is with the mouth at rest. */
export interface RestFace {
  /** 468 points in head coordinates (see `toHeadCoordinates`), the lips as they were found at rest. */
  readonly head: Float32Array;
  /** Inner-lip gap at rest in u, for the eleven pairs of inner-lip points from corner to corner. */
  readonly gaps: Float32Array;
  /** True when no frame shows the mouth closed: the lips must be brought together. */
  readonly parted: boolean;
  /** True when the mouth moves in the template, so that its own motion has to be taken out. */
  readonly talking: boolean;
  /** Numbers of a few frames with the mouth at rest, to look at. */
  readonly frames: readonly number[];
  /** Numbers of a few frames with the mouth wide open; empty when it never is. */
  readonly openFrames: readonly number[];
  /** Median size of the face, in pixels of the track. */
  readonly unit: number;
}

/** Frames of one person, by number. */
export interface FaceFrames {
  readonly frameCount: number;
  frame(n: number): FaceFrame | undefined;
}

/**
 * Finds the face at rest: of the usable frames those with the smallest opening, brought together by their head pose and
 * averaged. Answers undefined when no frame is usable.
 */
export function estimateRestFace(faces: FaceFrames): RestFace | undefined {
  const usable: FaceFrame[] = [];
  const numbers = new Map<FaceFrame, number>();
  const step = Math.max(1, Math.floor(faces.frameCount / framesLookedAt));
  for (let n = 0; n < faces.frameCount; n += step) {
    const face = faces.frame(n);
    if (!face || face.visibility <= 0.5) continue;
    usable.push(face);
    numbers.set(face, n);
  }
  if (usable.length === 0) {
    for (let n = 0; n < faces.frameCount && usable.length < 1; n++) {
      const face = faces.frame(n);
      if (!face) continue;
      usable.push(face);
      numbers.set(face, n);
    }
  }
  if (usable.length === 0) return undefined;
  const resting = pickResting(usable);
  const reference = resting.reduce((best, face) => (turn(face) < turn(best) ? face : best));
  const head = toHeadCoordinates(reference.mesh, meshPoints);
  for (let pass = 0; pass < 2; pass++) averageInto(head, resting);
  const gaps = innerGaps(head);
  const shown = [resting[0]!, resting[resting.length >> 1]!, resting[resting.length - 1]!];
  return {
    head,
    gaps,
    parted: Math.max(...gaps) > partedGap,
    talking: openDeviation(usable) > 0.012,
    frames: [...new Set(shown.map((face) => numbers.get(face)!))],
    openFrames: widestOpen(usable).map((face) => numbers.get(face)!),
    unit: usable.map((face) => face.unit).sort((p, q) => p - q)[usable.length >> 1]!,
  };
}

/** The tenth of the frames with the smallest opening, and among them those whose width is usual. */
function pickResting(usable: readonly FaceFrame[]): FaceFrame[] {
  const byOpening = [...usable].sort((p, q) => p.mouthOpen - q.mouthOpen);
  const closed = byOpening.slice(0, Math.max(1, Math.ceil(usable.length * 0.12)));
  const widths = closed.map((face) => face.mouthWidth).sort((p, q) => p - q);
  const usual = widths[widths.length >> 1]!;
  const near = closed.filter((face) => Math.abs(face.mouthWidth - usual) < 0.05 && turn(face) < 25);
  return near.length ? near : closed;
}

/** Six frames with an open mouth, from the widest opening to an ordinary one, seen from the front. */
function widestOpen(usable: readonly FaceFrame[]): FaceFrame[] {
  const open = usable.filter((face) => face.mouthOpen > 0.055 && turn(face) < 30);
  const byOpening = open.sort((p, q) => q.mouthOpen - p.mouthOpen);
  const step = Math.max(1, Math.floor(byOpening.length / 6));
  return byOpening.filter((_, i) => i % step === 0).slice(0, 6);
}

function turn(face: FaceFrame): number {
  return Math.hypot(face.pose.yaw, face.pose.pitch);
}

/** Moves `head` towards the mean of the frames, in the plane of the face; depth stays the reference's. */
function averageInto(head: Float32Array, frames: readonly FaceFrame[]): void {
  const { fit } = createCameraFit(head, rigidPoints);
  const camera: AffineCamera = new Float64Array(8);
  const sums = new Float64Array(2 * meshPoints);
  for (const { mesh } of frames) {
    fit(mesh, camera);
    const determinant = camera[0]! * camera[5]! - camera[1]! * camera[4]!;
    for (let p = 0; p < meshPoints; p++) {
      const [a, b, c] = [head[3 * p]!, head[3 * p + 1]!, head[3 * p + 2]!];
      const x = mesh[3 * p]! - (camera[0]! * a + camera[1]! * b + camera[2]! * c + camera[3]!);
      const y = mesh[3 * p + 1]! - (camera[4]! * a + camera[5]! * b + camera[6]! * c + camera[7]!);
      sums[2 * p]! += (camera[5]! * x - camera[1]! * y) / determinant;
      sums[2 * p + 1]! += (camera[0]! * y - camera[4]! * x) / determinant;
    }
  }
  for (let p = 0; p < meshPoints; p++) {
    head[3 * p]! += sums[2 * p]! / frames.length;
    head[3 * p + 1]! += sums[2 * p + 1]! / frames.length;
  }
}

function innerGaps(head: Float32Array): Float32Array {
  return Float32Array.from(innerUpperLip, (upper, i) =>
    Math.max(0, head[3 * innerLowerLip[i]! + 1]! - head[3 * upper + 1]!),
  );
}

function openDeviation(faces: readonly FaceFrame[]): number {
  const mean = faces.reduce((sum, face) => sum + face.mouthOpen, 0) / faces.length;
  return Math.sqrt(faces.reduce((sum, face) => sum + (face.mouthOpen - mean) ** 2, 0) / faces.length);
}
