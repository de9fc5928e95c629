import type { AffineCamera } from './affine-camera.js';
import type { FaceModel } from './face-model.js';
import { addMotion, type MouthPose } from './mouth-pose.js';
import { seenX, seenY } from './place-source.js';

/** What the placing works on: the camera of the frame, vertices x y before and after, and what they are moved by already. */
export interface Placing {
  readonly camera: AffineCamera;
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly offsets: Float32Array;
  readonly pose: MouthPose;
}

/** Lips go on under the edge of the opening by this many pixels, so that its soft border finds lip. */
const skirt = 2;

/** Where the vertices go: the template's own mouth motion taken out, the asked one put in. Rolled-in lips change `from`. */
export function placeTarget(model: FaceModel, work: Placing, visibility: number): void {
  const { mesh, basis, rest } = model;
  const { camera, from, to, offsets, pose } = work;
  addMotion(pose, basis, offsets);
  const removed = rest.talking || rest.parted ? visibility : 0;
  for (let v = 0; v < mesh.count; v++) {
    const [a, b, c] = [offsets[3 * v]!, offsets[3 * v + 1]!, offsets[3 * v + 2]!];
    let x = from[2 * v]! + camera[0]! * a + camera[1]! * b + camera[2]! * c;
    let y = from[2 * v + 1]! + camera[4]! * a + camera[5]! * b + camera[6]! * c;
    const own = removed * basis.own[v]!;
    if (own > 0) {
      x -= own * (from[2 * v]! - seenX(mesh.head, camera, v));
      y -= own * (from[2 * v + 1]! - seenY(mesh.head, camera, v));
    }
    to[2 * v] = x;
    to[2 * v + 1] = y;
    const roll = pose.rollUpper * basis.rollUpper[v]! + pose.rollLower * basis.rollLower[v]!;
    if (roll !== 0) {
      from[2 * v]! += camera[1]! * roll;
      from[2 * v + 1]! += camera[5]! * roll;
    }
  }
}

/** Copies of the inner edges, a little into the opening, that repeat the lip's last pixels. */
export function placeSkirts(model: FaceModel, from: Float32Array, to: Float32Array): void {
  const { mesh, upperEdge, lowerEdge } = model;
  const [first, last] = [upperEdge[0]!, upperEdge[upperEdge.length - 1]!];
  const [wx, wy] = [to[2 * last]! - to[2 * first]!, to[2 * last + 1]! - to[2 * first + 1]!];
  const width = Math.max(1e-6, Math.hypot(wx, wy));
  for (let i = 0; i < upperEdge.length; i++) {
    const [upper, lower] = [upperEdge[i]!, lowerEdge[i]!];
    const gap = ((to[2 * lower + 1]! - to[2 * upper + 1]!) * wx - (to[2 * lower]! - to[2 * upper]!) * wy) / width;
    const reach = Math.max(0, Math.min(skirt, gap / 2));
    const [nx, ny] = [(-wy / width) * reach, (wx / width) * reach];
    const [u, l] = [mesh.count + i, mesh.count + upperEdge.length + i];
    to[2 * u] = to[2 * upper]! + nx;
    to[2 * u + 1] = to[2 * upper + 1]! + ny;
    to[2 * l] = to[2 * lower]! - nx;
    to[2 * l + 1] = to[2 * lower + 1]! - ny;
    for (let k = 0; k < 2; k++) {
      from[2 * u + k] = from[2 * upper + k]!;
      from[2 * l + k] = from[2 * lower + k]!;
    }
  }
}
