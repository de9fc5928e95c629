import { type CameraFit, createCameraFit } from './affine-camera.js';
import { innerLowerLip, innerUpperLip, rigidPoints } from './face-landmarks.js';
import { type LipCurves, lipCurves } from './lip-curves.js';
import { buildMouthBasis, type MouthBasis, motions, smoothstep } from './mouth-basis.js';
import type { RestFace } from './rest-face.js';
import { findSeamLine, type RestShot } from './seam-line.js';
import { buildWarpMesh, type WarpMesh } from './warp-mesh.js';

/** Everything about one person that does not change from frame to frame. */
export interface FaceModel {
  readonly rest: RestFace;
  readonly mesh: WarpMesh;
  readonly basis: MouthBasis;
  readonly lips: LipCurves;
  readonly cameraFit: CameraFit;
  /** Vertices that can move, and the triangles that have one (three numbers each). */
  readonly triangles: Uint16Array;
  /** Inner edges of the lips, corner to corner, with the middles between the mesh's points. */
  readonly upperEdge: readonly number[];
  readonly lowerEdge: readonly number[];
  /** For each mesh point, how far in u its place is moved down so that the lips meet where they are seen to. */
  readonly seamShifts: Float32Array;
}

/**
 * Prepares a person's face for rendering.
 * @param maskFeather softness of the border between what moves and what stays; 1 is usual
 * @param seamShifts what `findSeamShifts` found
 */
export function buildFaceModel(rest: RestFace, maskFeather: number, seamShifts: Float32Array): FaceModel {
  const head = closedLips(rest.head);
  for (let p = 0; p < seamShifts.length; p++) head[3 * p + 1]! += seamShifts[p]!;
  const mesh = buildWarpMesh(head, maskFeather);
  const lips = lipCurves(head);
  const basis = buildMouthBasis(mesh, lips);
  return {
    rest,
    mesh,
    basis,
    lips,
    cameraFit: createCameraFit(head, rigidPoints),
    triangles: movingTriangles(mesh, basis),
    upperEdge: withMiddles(mesh, innerUpperLip),
    lowerEdge: withMiddles(mesh, innerLowerLip),
    seamShifts,
  };
}

/** Puts each pair of inner-lip points together: the rest mouth is closed. */
function closedLips(rest: Float32Array): Float32Array {
  const head = rest.slice();
  innerUpperLip.forEach((upper, i) => {
    const lower = innerLowerLip[i]!;
    for (let k = 0; k < 3; k++) {
      const middle = (rest[3 * upper + k]! + rest[3 * lower + k]!) / 2;
      head[3 * upper + k] = middle;
      head[3 * lower + k] = middle;
    }
  });
  return head;
}

/**
 * How far each point moves in v to bring the closed inner lips onto the line seen in the shots, and what lies close to them
 * by less, so that no triangle turns over.
 * @param shots frames with the mouth at rest; may be empty
 */
export function findSeamShifts(rest: RestFace, shots: readonly RestShot[]): Float32Array {
  const head = closedLips(rest.head);
  const shifts = new Float32Array(head.length / 3);
  if (rest.parted || shots.length === 0) return shifts;
  const { fit } = createCameraFit(head, rigidPoints);
  const seen = shots.map(({ frame, mesh }) => {
    const camera = new Float64Array(8);
    fit(mesh, camera);
    return { frame, camera };
  });
  const depth = (a: number) => {
    const i = innerUpperLip.findIndex((p) => head[3 * p]! >= a);
    return head[3 * innerUpperLip[i < 0 ? innerUpperLip.length - 1 : i]! + 2]!;
  };
  const lips = lipCurves(head);
  const seam = findSeamLine(lips, depth, seen);
  for (let p = 0; p < shifts.length; p++) {
    const [a, b] = [head[3 * p]!, head[3 * p + 1]!];
    const across = Math.abs(a - lips.centre) / lips.halfWidth;
    const beside = 1 - smoothstep(1.05, 1.35, across);
    const offset = seam.offset(a);
    const reach = Math.max(0.07, 2.5 * Math.abs(offset));
    shifts[p] = offset * beside * Math.max(0, 1 - Math.abs(b - lips.seam(a)) / reach);
  }
  return shifts;
}

function movingTriangles(mesh: WarpMesh, basis: MouthBasis): Uint16Array {
  const moves = new Uint8Array(mesh.count);
  for (let v = 0; v < mesh.count; v++) {
    if (basis.own[v]! > 1e-4) moves[v] = 1;
    for (const motion of motions)
      for (let k = 0; k < 3; k++) if (Math.abs(basis.fields[motion][3 * v + k]!) > 2e-3) moves[v] = 1;
  }
  const kept: number[] = [];
  const all = mesh.triangles;
  for (let t = 0; t < all.length; t += 3) {
    const [p, q, r] = [all[t]!, all[t + 1]!, all[t + 2]!];
    if (moves[p] || moves[q] || moves[r]) kept.push(p, q, r);
  }
  return Uint16Array.from(kept);
}

function withMiddles(mesh: WarpMesh, edge: readonly number[]): number[] {
  const all: number[] = [edge[0]!];
  for (let i = 1; i < edge.length; i++) {
    const [p, q] = [edge[i - 1]!, edge[i]!];
    for (let v = mesh.baseCount; v < mesh.count; v++) {
      const [m, n] = [mesh.parents[2 * v]!, mesh.parents[2 * v + 1]!];
      if ((m === p && n === q) || (m === q && n === p)) all.push(v);
    }
    all.push(q);
  }
  return all;
}
