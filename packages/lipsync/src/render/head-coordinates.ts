import { chinTip, eyeCornerLeft, eyeCornerRight, foreheadTop, innerLowerLip, innerUpperLip } from './face-landmarks.js';

/**
 * Length from the nose tip to the middle between the ears, in u: 1.13 in the MediaPipe canonical face model. The depth that
 * the mesh model reports is on a scale of its own; this fixes it.
 */
const noseToEars = 1.13;

/**
 * Turns a mesh in pixels into head coordinates: origin at the middle of the mouth, a across the face to the picture's right,
 * b down, c away from the camera, unit u (the distance between the outer eye corners).
 * @param mesh x y z per point
 * @param pointCount how many points `mesh` holds; the first 468 are the face mesh's
 */
export function toHeadCoordinates(mesh: Float32Array, pointCount: number): Float32Array {
  const depth = depthScale(mesh);
  const at = (p: number): [number, number, number] => [mesh[3 * p]!, mesh[3 * p + 1]!, mesh[3 * p + 2]! * depth];
  const right = minus(at(eyeCornerRight), at(eyeCornerLeft));
  const unit = Math.hypot(...right);
  const a = scaled(right, 1 / unit);
  const height = minus(at(chinTip), at(foreheadTop));
  const upright = minus(height, scaled(a, dot(height, a)));
  const b = scaled(upright, 1 / Math.hypot(...upright));
  const c: [number, number, number] = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const centre: [number, number, number] = [0, 0, 0];
  for (const p of [...innerUpperLip, ...innerLowerLip])
    for (let k = 0; k < 3; k++) centre[k]! += at(p)[k]! / (innerUpperLip.length + innerLowerLip.length);
  const head = new Float32Array(3 * pointCount);
  for (let p = 0; p < pointCount; p++) {
    const offset = minus(at(p), centre);
    head[3 * p] = dot(offset, a) / unit;
    head[3 * p + 1] = dot(offset, b) / unit;
    head[3 * p + 2] = dot(offset, c) / unit;
  }
  return head;
}

/** The factor on z that gives nose and ears their usual distance, seen from any side. */
function depthScale(mesh: Float32Array): number {
  const middle = (k: number) => (mesh[3 * 234 + k]! + mesh[3 * 454 + k]!) / 2 - mesh[3 * 1 + k]!;
  const eyes = (k: number) => mesh[3 * eyeCornerRight + k]! - mesh[3 * eyeCornerLeft + k]!;
  const target = noseToEars * noseToEars;
  const flat = target * (eyes(0) ** 2 + eyes(1) ** 2) - middle(0) ** 2 - middle(1) ** 2;
  const deep = middle(2) ** 2 - target * eyes(2) ** 2;
  return Math.min(6, Math.max(0.5, Math.sqrt(Math.max(flat, 0) / Math.max(deep, 1e-6))));
}

function minus(p: readonly number[], q: readonly number[]): [number, number, number] {
  return [p[0]! - q[0]!, p[1]! - q[1]!, p[2]! - q[2]!];
}

function scaled(p: readonly number[], factor: number): [number, number, number] {
  return [p[0]! * factor, p[1]! * factor, p[2]! * factor];
}

function dot(p: readonly number[], q: readonly number[]): number {
  return p[0]! * q[0]! + p[1]! * q[1]! + p[2]! * q[2]!;
}
