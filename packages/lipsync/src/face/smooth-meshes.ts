import { applyKernel, chooseKernels, type SmoothingStyle } from './choose-kernels.js';
import { unitOf } from './mesh-bounds.js';
import { meshLength } from './mesh-points.js';
import {
  applySimilarity,
  fitSimilarity,
  rotationFromVector,
  rotationVector,
  type Similarity,
  undoSimilarity,
} from './rigid-fit.js';

/** Points that move with the skull and hardly with the expression: forehead, temples, eye corners, nose bridge. */
const stablePoints: readonly number[] = [
  ...[10, 151, 9, 8, 168, 6, 197, 195, 5],
  ...[33, 133, 362, 263, 130, 359, 243, 463],
  ...[127, 356, 162, 389, 21, 251, 54, 284, 103, 332, 67, 297, 109, 338],
];

/** Points whose motion stands for the lower face's: lips, corners, chin, jaw. */
const mouthSigns: readonly number[] = [13, 14, 0, 17, 78, 308, 81, 311, 178, 402, 61, 291, 152, 176, 400];

/** Points whose motion stands for the upper face's: lids, brows, nose. */
const upperSigns: readonly number[] = [159, 145, 386, 374, 105, 334, 1, 98, 327, 70, 300];

/** All measures in units. The place and turn of a head change slowly; lids and lips may move from one frame to the next. */
const placeStyle: SmoothingStyle = { reaches: [2, 4, 8, 12], leastNoise: 0.0006, mostNoise: 0.006 };
const turnStyle: SmoothingStyle = { reaches: [2, 4, 8, 12], leastNoise: 0.001, mostNoise: 0.012 };
const mouthStyle: SmoothingStyle = { reaches: [1, 2, 4, 8], leastNoise: 0.0008, mostNoise: 0.0035 };
const upperStyle: SmoothingStyle = { reaches: [2, 4, 8, 12], leastNoise: 0.0008, mostNoise: 0.004 };

/** Frames beyond its own that a stretch needs on either side to be smoothed as if it were part of the whole. */
export const smoothingMargin = 12;

/**
 * Smooths a stretch of meshes without lag. The head's place, turn and size are smoothed apart from the face's shape, so
 * that a strong hand on the one does not blunt the other; each as strongly as its own motion allows.
 * @param template any mesh of the same face, best one that looks straight ahead
 * @param breaks frames that do not continue the frame before
 */
export function smoothMeshes(
  meshes: readonly Float32Array[],
  breaks: readonly boolean[],
  template: Float32Array,
): Float32Array[] {
  const unit = unitOf(template);
  const poses = meshes.map((mesh) => fitSimilarity(template, mesh, stablePoints));
  const shapes = meshes.map((mesh, t) => undoSimilarity(poses[t]!, mesh));
  const placed = smoothPoses(poses, breaks, unit);
  const shaped = smoothShapes(shapes, breaks, unit, template);
  return placed.map((pose, t) => applySimilarity(pose, shaped[t]!));
}

function smoothPoses(poses: readonly Similarity[], breaks: readonly boolean[], unit: number): Similarity[] {
  const places = poses.map(({ place, scale }) => Float32Array.of(place[0], place[1], Math.log(scale)));
  const turns = poses.map(({ rotation, place }) => Float32Array.of(...rotationVector(rotation), place[2]));
  const placeSigns = poses.map(({ place, scale }) => {
    const own = unit * scale;
    return Float64Array.of(place[0] / own, place[1] / own, Math.log(scale) / 2);
  });
  const turnSigns = turns.map(([x = 0, y = 0, z = 0]) => Float64Array.of(x / 2, y / 2, z / 2));
  const placeKernels = chooseKernels(placeSigns, breaks, placeStyle);
  const turnKernels = chooseKernels(turnSigns, breaks, turnStyle);
  const place = new Float32Array(3);
  const turn = new Float32Array(4);
  return poses.map(({ origin }, t) => {
    applyKernel(places, placeKernels[t]!, place);
    applyKernel(turns, turnKernels[t]!, turn);
    return {
      origin,
      place: [place[0]!, place[1]!, turn[3]!],
      scale: Math.exp(place[2]!),
      rotation: rotationFromVector([turn[0]!, turn[1]!, turn[2]!]),
    };
  });
}

function smoothShapes(
  shapes: readonly Float32Array[],
  breaks: readonly boolean[],
  unit: number,
  template: Float32Array,
): Float32Array[] {
  const mouthKernels = chooseKernels(signsOf(shapes, mouthSigns, unit), breaks, mouthStyle);
  const upperKernels = chooseKernels(signsOf(shapes, upperSigns, unit), breaks, upperStyle);
  const isLower = lowerMask(template);
  const lower = new Float32Array(meshLength);
  return shapes.map((_, t) => {
    const shape = new Float32Array(meshLength);
    applyKernel(shapes, upperKernels[t]!, shape);
    applyKernel(shapes, mouthKernels[t]!, lower);
    for (let i = 0; i < meshLength; i++) if (isLower[(i / 3) | 0]) shape[i] = lower[i]!;
    return shape;
  });
}

function signsOf(shapes: readonly Float32Array[], points: readonly number[], unit: number): Float64Array[] {
  return shapes.map((shape) => {
    const signs = new Float64Array(points.length * 2);
    for (const [i, point] of points.entries()) {
      signs[2 * i] = shape[3 * point]! / unit;
      signs[2 * i + 1] = shape[3 * point + 1]! / unit;
    }
    return signs;
  });
}

/** Points below the base of the nose (point 2), along the face's own down direction. */
function lowerMask(template: Float32Array): boolean[] {
  const x = template[3 * 152]! - template[3 * 10]!;
  const y = template[3 * 152 + 1]! - template[3 * 10 + 1]!;
  const depth = (point: number) => template[3 * point]! * x + template[3 * point + 1]! * y;
  const border = depth(2);
  return Array.from({ length: meshLength / 3 }, (_, point) => depth(point) > border);
}
