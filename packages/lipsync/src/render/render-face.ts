import type { Frame } from '@talkgraph/media';
import type { FaceFrame } from '../face-track.js';
import type { MouthShape } from '../mouth-shape.js';
import type { AffineCamera } from './affine-camera.js';
import { createContactLine, drawContactLine, readContactLine } from './contact-line.js';
import { innerLowerLip, innerUpperLip, jawOutline } from './face-landmarks.js';
import type { FaceModel } from './face-model.js';
import { createLipOpening, traceOpening } from './lip-opening.js';
import { addMotion, createMouthPose, poseMouth } from './mouth-pose.js';
import { type InteriorLook, paintInterior } from './paint-interior.js';
import { resampleChroma, resampleLuma } from './resample.js';
import { createWarpMap, drawTriangle, resetWarpMap } from './warp-map.js';

/** Renders one person's mouth into frames. Holds the buffers it works in, so use it for one frame at a time. */
export interface FaceRenderer {
  /**
   * Draws the mouth shape into `target`, which begins as a copy of `source`.
   * @param face the face in this frame, in pixels of the track
   * @param scale frame pixels per track pixel
   * @param intensity gain on the mouth's motion
   */
  render(source: Frame, target: Frame, face: FaceFrame, shape: MouthShape, options: RenderOptions): void;
}

export interface RenderOptions {
  readonly scale: number;
  readonly intensity: number;
}

/** Points per skirt vertex, in pixels: lips go on under the edge of the opening so that its soft border finds lip. */
const skirt = 2;

/** Makes the renderer of a person. */
export function createFaceRenderer(model: FaceModel, look: InteriorLook): FaceRenderer {
  const { mesh } = model;
  const edgeCount = model.upperEdge.length;
  const count = mesh.count + 2 * edgeCount;
  const work = {
    camera: new Float64Array(8) as AffineCamera,
    from: new Float32Array(2 * count),
    to: new Float32Array(2 * count),
    offsets: new Float32Array(3 * mesh.count),
    pose: createMouthPose(),
    map: createWarpMap(),
    opening: createLipOpening(),
    line: createContactLine(edgeCount),
  };
  const points = new Float32Array(3 * 468);
  return {
    render(source, target, face, shape, { scale, intensity }) {
      const visibility = Math.min(1, Math.max(0, face.visibility));
      if (visibility <= 0) return;
      for (let i = 0; i < points.length; i++) points[i] = face.mesh[i]! * scale;
      const { camera, from, to, pose, map, opening } = work;
      model.cameraFit.fit(points, camera);
      placeSource(model, points, camera, from);
      poseMouth(shape, intensity * visibility, pose);
      const unit = Math.hypot(camera[1]!, camera[5]!);
      const rolled = Math.min(1, 3 * Math.max(pose.rollUpper, pose.rollLower));
      readContactLine(work.line, source, from, { upper: model.upperEdge, lower: model.lowerEdge }, unit, rolled);
      placeTarget(model, work, visibility);
      placeSkirts(model, from, to);
      const region = movedRegion(model, from, to);
      if (!resetWarpMap(map, region, source.width, source.height)) return;
      drawAll(model, work);
      resampleLuma(map, source.y, target.y, source.width, source.height);
      resampleChroma(map, source.u, target.u, source.width >> 1, source.height >> 1);
      resampleChroma(map, source.v, target.v, source.width >> 1, source.height >> 1);
      traceOpening(opening, to, model.upperEdge, model.lowerEdge);
      drawContactLine(target, opening, work.line, unit);
      paintInterior(target, opening, look, {
        camera,
        unit,
        gap: pose.gap,
        jaw: pose.amounts.jaw,
        tongue: shape.tongue,
        opacity: visibility,
      });
    },
  };
}

interface Work {
  readonly camera: AffineCamera;
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly offsets: Float32Array;
  readonly pose: ReturnType<typeof createMouthPose>;
  readonly map: ReturnType<typeof createWarpMap>;
  readonly opening: ReturnType<typeof createLipOpening>;
}

/** Where the warp mesh's vertices lie in the frame. */
function placeSource(model: FaceModel, points: Float32Array, camera: AffineCamera, from: Float32Array): void {
  const { mesh, rest } = model;
  for (let p = 0; p < 468; p++) {
    from[2 * p] = points[3 * p]!;
    from[2 * p + 1] = points[3 * p + 1]!;
  }
  if (!rest.parted) closeSource(model, camera, from);
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
function closeSource({ rest, seamOffsets }: FaceModel, camera: AffineCamera, from: Float32Array): void {
  const unit = Math.hypot(camera[1]!, camera[5]!);
  for (let i = 0; i < innerUpperLip.length; i++) {
    const [upper, lower] = [innerUpperLip[i]!, innerLowerLip[i]!];
    const [gx, gy] = [from[2 * lower]! - from[2 * upper]!, from[2 * lower + 1]! - from[2 * upper + 1]!];
    const gap = Math.hypot(gx, gy);
    const share = gap > 0 ? Math.min(1, (rest.gaps[i]! * unit) / gap) / 2 : 0;
    // Where the template's lips are apart, the mesh finds their edges by itself.
    const apart = Math.min(1, Math.max(0, gap / unit - rest.gaps[i]!) / 0.05);
    const offset = seamOffsets[i]! * (1 - apart);
    const points = upper === lower ? [upper] : [upper, lower];
    for (const p of points) {
      const sign = p === upper ? 1 : -1;
      from[2 * p]! += sign * gx * share + camera[1]! * offset;
      from[2 * p + 1]! += sign * gy * share + camera[5]! * offset;
    }
  }
}

function seenX(head: Float32Array, camera: AffineCamera, v: number): number {
  return camera[0]! * head[3 * v]! + camera[1]! * head[3 * v + 1]! + camera[2]! * head[3 * v + 2]! + camera[3]!;
}

function seenY(head: Float32Array, camera: AffineCamera, v: number): number {
  return camera[4]! * head[3 * v]! + camera[5]! * head[3 * v + 1]! + camera[6]! * head[3 * v + 2]! + camera[7]!;
}

/** Where the vertices go: the template's own mouth motion taken out, the asked one put in. Rolled-in lips change `from`. */
function placeTarget(model: FaceModel, work: Work, visibility: number): void {
  const { mesh, basis, rest } = model;
  const { camera, from, to, offsets, pose } = work;
  offsets.fill(0);
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
function placeSkirts(model: FaceModel, from: Float32Array, to: Float32Array): void {
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

function movedRegion(model: FaceModel, from: Float32Array, to: Float32Array) {
  const region = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const v of model.triangles) {
    if (Math.abs(to[2 * v]! - from[2 * v]!) + Math.abs(to[2 * v + 1]! - from[2 * v + 1]!) < 0.01) continue;
    region.x0 = Math.min(region.x0, to[2 * v]!);
    region.y0 = Math.min(region.y0, to[2 * v + 1]!);
    region.x1 = Math.max(region.x1, to[2 * v]!);
    region.y1 = Math.max(region.y1, to[2 * v + 1]!);
  }
  // A triangle with one moving corner reaches further than that corner.
  const margin = 0.12 * (region.x1 - region.x0);
  return { x0: region.x0 - margin, y0: region.y0 - margin, x1: region.x1 + margin, y1: region.y1 + margin };
}

function drawAll(model: FaceModel, work: Work): void {
  const { map, to, from } = work;
  const { mesh, triangles, upperEdge, lowerEdge } = model;
  for (let i = 0; i + 1 < upperEdge.length; i++) {
    const [u, l] = [mesh.count + i, mesh.count + upperEdge.length + i];
    drawEither(map, to, from, upperEdge[i]!, upperEdge[i + 1]!, u);
    drawEither(map, to, from, upperEdge[i + 1]!, u + 1, u);
    drawEither(map, to, from, lowerEdge[i]!, lowerEdge[i + 1]!, l);
    drawEither(map, to, from, lowerEdge[i + 1]!, l + 1, l);
  }
  for (let t = 0; t < triangles.length; t += 3) {
    const [p, q, r] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (
      to[2 * p] === from[2 * p] &&
      to[2 * q] === from[2 * q] &&
      to[2 * r] === from[2 * r] &&
      to[2 * p + 1] === from[2 * p + 1] &&
      to[2 * q + 1] === from[2 * q + 1] &&
      to[2 * r + 1] === from[2 * r + 1]
    )
      continue;
    drawTriangle(map, to, from, p, q, r);
  }
}

/** Draws a triangle whichever way round it is given. */
function drawEither(map: Work['map'], to: Float32Array, from: Float32Array, p: number, q: number, r: number): void {
  drawTriangle(map, to, from, p, q, r);
  drawTriangle(map, to, from, p, r, q);
}
