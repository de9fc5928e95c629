import type { Frame } from '@talkgraph/media';
import type { AffineCamera } from './affine-camera.js';
import { innerLowerLip, innerUpperLip, jawOutline, outerLowerLip, outerUpperLip } from './face-landmarks.js';
import type { FaceModel } from './face-model.js';
import { findLipInsets } from './lip-inset.js';

/** How far, in u, the inner edges are at least taken inside lips that are apart. */
const insetLeast = 0.01;
const insets = new Float32Array(2 * innerUpperLip.length);

/**
 * Where the warp mesh's vertices lie in a frame.
 * @param points x y z per mesh point, in the frame's pixels
 * @param from filled with x y per vertex
 * @param frame where the lips' edges are looked for; without it the mesh is trusted
 */
export function placeSource(
  model: FaceModel,
  points: Float32Array,
  camera: AffineCamera,
  from: Float32Array,
  frame: Frame | undefined,
): void {
  const { mesh, rest } = model;
  for (let p = 0; p < 468; p++) {
    from[2 * p] = points[3 * p]!;
    from[2 * p + 1] = points[3 * p + 1]!;
  }
  if (!rest.parted) closeSource(model, camera, from);
  if (rest.talking || rest.parted) clearOfTeeth(model, camera, from, frame);
  for (let v = 468; v < mesh.baseCount; v++) {
    const jaw = jawOutline[(v - 468) % jawOutline.length]!;
    const share = mesh.share[v]!;
    from[2 * v] = seenX(mesh.head, camera, v) + share * (points[3 * jaw]! - seenX(mesh.head, camera, jaw));
    from[2 * v + 1] = seenY(mesh.head, camera, v) + share * (points[3 * jaw + 1]! - seenY(mesh.head, camera, jaw));
  }
  for (let v = mesh.baseCount; v < mesh.count; v++) {
    const [p, q] = [mesh.parents[2 * v]!, mesh.parents[2 * v + 1]!];
    from[2 * v] = (from[2 * p]! + from[2 * q]!) / 2;
    from[2 * v + 1] = (from[2 * p + 1]! + from[2 * q + 1]!) / 2;
  }
}

/**
 * The mesh sees closed lips as a little open, and not quite where they meet: what it sees at rest counts as closed, and lips
 * that are closed are put onto the line between them.
 */
function closeSource({ rest, seamShifts }: FaceModel, camera: AffineCamera, from: Float32Array): void {
  const unit = Math.hypot(camera[1]!, camera[5]!);
  const middle = innerUpperLip.length >> 1;
  // Where the template's lips are apart, the mesh finds their edges by itself.
  const opening = distance(from, innerUpperLip[middle]!, innerLowerLip[middle]!) / unit - rest.gaps[middle]!;
  const together = 1 - Math.min(1, Math.max(0, opening) / 0.05);
  for (let i = 1; i + 1 < innerUpperLip.length; i++) {
    const [upper, lower] = [innerUpperLip[i]!, innerLowerLip[i]!];
    const [gx, gy] = [from[2 * lower]! - from[2 * upper]!, from[2 * lower + 1]! - from[2 * upper + 1]!];
    const gap = Math.hypot(gx, gy);
    const share = gap > 0 ? Math.min(1, (rest.gaps[i]! * unit) / gap) / 2 : 0;
    from[2 * upper]! += gx * share;
    from[2 * upper + 1]! += gy * share;
    from[2 * lower]! -= gx * share;
    from[2 * lower + 1]! -= gy * share;
  }
  for (let p = 0; p < seamShifts.length; p++) {
    const shift = seamShifts[p]! * together;
    from[2 * p]! += camera[1]! * shift;
    from[2 * p + 1]! += camera[5]! * shift;
  }
}

/**
 * Where the template's lips are apart, the mesh's inner edge may run over teeth or the dark between them, which would come
 * along when the lips are brought together. So the edge is taken a little inside the lips, and at the corners further out.
 */
function clearOfTeeth({ rest }: FaceModel, camera: AffineCamera, from: Float32Array, frame: Frame | undefined): void {
  const unit = Math.hypot(camera[1]!, camera[5]!);
  const last = innerUpperLip.length - 1;
  const middle = innerUpperLip.length >> 1;
  const opening = distance(from, innerUpperLip[middle]!, innerLowerLip[middle]!) / unit;
  const apart = Math.min(1, Math.max(0, opening - (rest.parted ? 0 : 0.02)) / 0.08);
  const shown = Math.min(1, Math.max(0, opening - (rest.parted ? 0 : 0.006)) / 0.03);
  insets.fill(0);
  if (frame) findLipInsets(frame, from, insets);
  for (let i = 1; i < last; i++) {
    const [upper, lower] = [innerUpperLip[i]!, innerLowerLip[i]!];
    const least = insetLeast * unit * Math.min(1, distance(from, upper, lower) / unit / 0.04);
    moveTowards(from, upper, outerUpperLip[i]!, least, evidence(insets[i]!, shown));
    moveTowards(from, lower, outerLowerLip[i]!, least, evidence(insets[last + 1 + i]!, shown));
  }
  for (const [corner, outer] of [
    [0, outerLowerLip[0]],
    [last, outerLowerLip[last]],
  ] as const) {
    const p = innerUpperLip[corner]!;
    const inward = corner === 0 ? 1 : -1;
    const [dx, dy] = [from[2 * outer!]! - from[2 * p]!, from[2 * outer! + 1]! - from[2 * p + 1]!];
    const moved = [p, innerUpperLip[corner + inward]!, innerLowerLip[corner + inward]!];
    moved.forEach((v, n) => {
      from[2 * v]! += dx * apart * (n === 0 ? 0.85 : 0.4);
      from[2 * v + 1]! += dy * apart * (n === 0 ? 0.85 : 0.4);
    });
  }
}

/** A broad band that is no lip counts though the mesh calls the mouth closed; a thin one is the line between the lips. */
function evidence(inset: number, shown: number): number {
  return inset * Math.max(shown, Math.min(1, Math.max(0, (inset - 0.14) / 0.12)));
}

/** Moves a point towards another by a share of the way, or by `least` pixels where that is more. */
function moveTowards(points: Float32Array, p: number, goal: number, least: number, share: number): void {
  const [dx, dy] = [points[2 * goal]! - points[2 * p]!, points[2 * goal + 1]! - points[2 * p + 1]!];
  const most = Math.min(0.45, Math.max(share, least / Math.max(1e-3, Math.hypot(dx, dy))));
  points[2 * p]! += dx * most;
  points[2 * p + 1]! += dy * most;
}

function distance(points: Float32Array, p: number, q: number): number {
  return Math.hypot(points[2 * q]! - points[2 * p]!, points[2 * q + 1]! - points[2 * p + 1]!);
}

/** Where a head point is seen through a camera. */
export function seenX(head: Float32Array, camera: AffineCamera, v: number): number {
  return camera[0]! * head[3 * v]! + camera[1]! * head[3 * v + 1]! + camera[2]! * head[3 * v + 2]! + camera[3]!;
}

export function seenY(head: Float32Array, camera: AffineCamera, v: number): number {
  return camera[4]! * head[3 * v]! + camera[5]! * head[3 * v + 1]! + camera[6]! * head[3 * v + 2]! + camera[7]!;
}
