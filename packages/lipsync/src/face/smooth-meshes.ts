import { applyKernel, chooseKernels, type SmoothingStyle } from './choose-kernels.js';
import { unitOf } from './mesh-bounds.js';
import { meshLength, meshPointCount } from './mesh-points.js';

/** Points whose motion stands for the lower face's: lips, corners, chin, jaw. */
const lowerSigns: readonly number[] = [13, 14, 0, 17, 78, 308, 81, 311, 178, 402, 61, 291, 152, 176, 400];

/** Points whose motion stands for the upper face's: lids, brows, nose. */
const upperSigns: readonly number[] = [159, 145, 386, 374, 105, 334, 1, 98, 327, 70, 300];

/**
 * All in units. The mesh model's own flutter is 0.001 to 0.0015 on faces at rest; what exceeds the limits is motion and
 * stays. The head's place changes slowly; lips and lids may move from one frame to the next.
 */
const placeStyle: SmoothingStyle = { reaches: [2, 4, 8, 12], leastNoise: 0.0005, mostNoise: 0.001 };
const lowerStyle: SmoothingStyle = { reaches: [1, 2, 4, 8], leastNoise: 0.001, mostNoise: 0.002 };
const upperStyle: SmoothingStyle = { reaches: [2, 4, 8, 12], leastNoise: 0.001, mostNoise: 0.002 };

/** Frames beyond its own that a stretch needs on either side to be smoothed as if it were part of the whole. */
export const smoothingMargin = 12;

/** Half width, in units, of the band below the nose in which upper and lower face are blended. */
const bandUnits = 0.08;

/**
 * Smooths a stretch of meshes without lag. The face's place is smoothed apart from its shape, and the lower face apart from
 * the upper, each as strongly as its own motion allows: a talking mouth does not keep a still head jittering, nor a moving
 * head blunt the lips. Judged by how well the skin's pixels then match from frame to frame, places that are means over many
 * points are best; smoothing a fitted turn and size apart as well is worse than not smoothing at all, because their noise
 * swings the lips about, far from the points that were fitted.
 * @param breaks frames that do not continue the frame before
 * @param template any mesh of the same face, best one that looks straight ahead
 */
export function smoothMeshes(
  meshes: readonly Float32Array[],
  breaks: readonly boolean[],
  template: Float32Array,
): Float32Array[] {
  const lowerShare = sharesBelowNose(template);
  const lower = smoothPart(meshes, breaks, allPoints, lowerSigns, lowerStyle);
  const upper = smoothPart(meshes, breaks, upperAnchor(lowerShare), upperSigns, upperStyle);
  return upper.map((mesh, t) => mesh.map((value, i) => value + lowerShare[(i / 3) | 0]! * (lower[t]![i]! - value)));
}

/** Smooths whole meshes as it suits one part of the face: its place, and its shape around that place. */
function smoothPart(
  meshes: readonly Float32Array[],
  breaks: readonly boolean[],
  anchor: readonly number[],
  signs: readonly number[],
  style: SmoothingStyle,
): Float32Array[] {
  const places = meshes.map((mesh) => meanOf(mesh, anchor));
  const shapes = meshes.map((mesh, t) => mesh.map((value, i) => value - placeAlong(places[t]!, i)));
  const placeKernels = chooseKernels(inUnits(places, meshes, [0]), breaks, placeStyle);
  const shapeKernels = chooseKernels(inUnits(shapes, meshes, signs), breaks, style);
  const place = new Float32Array(3);
  const shape = new Float32Array(meshLength);
  return meshes.map((_, t) => {
    applyKernel(places, placeKernels[t]!, place);
    applyKernel(shapes, shapeKernels[t]!, shape);
    return shape.map((value, i) => value + placeAlong(place, i));
  });
}

const allPoints: readonly number[] = Array.from({ length: meshPointCount }, (_, point) => point);

/** All points above the nose's base: their middle moves least with the expression. */
function upperAnchor(lowerShare: Float32Array): number[] {
  return Array.from(lowerShare.keys()).filter((point) => lowerShare[point] === 0);
}

function meanOf(mesh: Float32Array, points: readonly number[]): Float32Array {
  const sum = new Float32Array(3);
  for (const point of points) for (let k = 0; k < 2; k++) sum[k]! += mesh[3 * point + k]! / points.length;
  return sum;
}

/** The part of a place that belongs to number i of a mesh; depth is relative as it is. */
function placeAlong(place: Float32Array, i: number): number {
  return i % 3 === 2 ? 0 : place[i % 3]!;
}

/** x and y of some points of every row, in units of that frame's face. */
function inUnits(
  rows: readonly Float32Array[],
  meshes: readonly Float32Array[],
  points: readonly number[],
): Float64Array[] {
  return rows.map((row, t) => {
    const unit = unitOf(meshes[t]!);
    const signs = new Float64Array(points.length * 2);
    for (const [i, point] of points.entries()) {
      signs[2 * i] = row[3 * point]! / unit;
      signs[2 * i + 1] = row[3 * point + 1]! / unit;
    }
    return signs;
  });
}

/** For every point 0 above the base of the nose (point 2), 1 below it, along the face's own down direction. */
function sharesBelowNose(template: Float32Array): Float32Array {
  const x = template[3 * 152]! - template[3 * 10]!;
  const y = template[3 * 152 + 1]! - template[3 * 10 + 1]!;
  const length = Math.hypot(x, y) * unitOf(template);
  const depth = (point: number) => (template[3 * point]! * x + template[3 * point + 1]! * y) / length;
  const border = depth(2);
  return Float32Array.from({ length: meshPointCount }, (_, point) => {
    const t = Math.min(1, Math.max(0, (depth(point) - border) / (2 * bandUnits) + 0.5));
    return t * t * (3 - 2 * t);
  });
}
