import type { Frame } from '@talkgraph/media';
import type { FaceFrame } from '../face-track.js';
import type { FaceActionAmounts } from '../life/face-actions.js';
import type { MouthShape } from '../mouth-shape.js';
import type { AffineCamera } from './affine-camera.js';
import { createContactLine, drawContactLine, readContactLine } from './contact-line.js';
import { beginAgain, carriedCamera } from './draw-under-head.js';
import { buildExpressionBasis, type ExpressionBasis } from './expression-basis.js';
import type { FaceModel } from './face-model.js';
import type { InteriorLook } from './interior-look.js';
import { createLipOpening, traceOpening } from './lip-opening.js';
import { createMouthPose, poseMouth } from './mouth-pose.js';
import { paintInterior } from './paint-interior.js';
import { addExpression, openingUnderSmile } from './place-expression.js';
import { placeSource } from './place-source.js';
import { placeSkirts, placeTarget } from './place-target.js';
import { resampleFrame } from './resample.js';
import type { MovedHead } from './still/head-mover.js';
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
  /** Varies the grain from frame to frame; leave it out for a still. */
  readonly grainSeed?: number;
  /** The look on the face beside the speech; none where left out. */
  readonly expression?: FaceActionAmounts;
  /** The head as it is held: everything is drawn moved along with it, each pixel taken from `source` once. */
  readonly head?: MovedHead;
}

/** Makes the renderer of a person. */
export function createFaceRenderer(model: FaceModel, look: InteriorLook): FaceRenderer {
  const edgeCount = model.upperEdge.length;
  const count = model.mesh.count + 2 * edgeCount;
  const work = {
    camera: new Float64Array(8) as AffineCamera,
    from: new Float32Array(2 * count),
    to: new Float32Array(2 * count),
    at: new Float32Array(2 * count),
    offsets: new Float32Array(3 * model.mesh.count),
    pose: createMouthPose(),
    map: createWarpMap(),
    opening: createLipOpening(),
    line: createContactLine(edgeCount),
  };
  const points = new Float32Array(3 * 468);
  const seen = new Float64Array(8) as AffineCamera;
  // Only made for faces that are asked for a look.
  let looks: ExpressionBasis | undefined;
  return {
    render(source, target, face, shape, { scale, intensity, grainSeed = 0, expression, head }) {
      const visibility = Math.min(1, Math.max(0, face.visibility));
      if (visibility <= 0) return;
      for (let i = 0; i < points.length; i++) points[i] = face.mesh[i]! * scale;
      const { camera, from, to, pose, map, opening } = work;
      model.cameraFit.fit(points, camera);
      placeSource(model, points, camera, from, source);
      const spoken = expression ? { ...shape, open: openingUnderSmile(shape, expression) } : shape;
      poseMouth(spoken, intensity * visibility, pose);
      const unit = Math.hypot(camera[1]!, camera[5]!);
      const rolled = Math.min(1, 3 * Math.max(pose.rollUpper, pose.rollLower));
      readContactLine(work.line, source, from, { upper: model.upperEdge, lower: model.lowerEdge }, unit, rolled);
      work.offsets.fill(0);
      if (expression) {
        looks ??= buildExpressionBasis(model);
        addExpression(looks, expression, shape, { points, unit, gain: visibility }, work.offsets);
      }
      placeTarget(model, work, visibility);
      placeSkirts(model, from, to);
      work.at.set(to);
      head?.carry(work.at);
      const moved = expression && looks ? looks : model;
      head?.draw(source, target);
      if (!resetWarpMap(map, movedRegion(moved, work), source.width, source.height)) return;
      if (head) beginAgain(map, head, source, target);
      drawAll(model, moved.triangles, work);
      resampleFrame(map, source, target, head?.kernel ?? look.kernel);
      traceOpening(opening, work.at, model.upperEdge, model.lowerEdge);
      drawContactLine(target, opening, work.line, unit, look.softness);
      paintInterior(target, opening, look, {
        camera: head ? carriedCamera(camera, head, seen) : camera,
        unit,
        gap: pose.gap,
        jaw: Math.max(pose.amounts.jaw, 0.88 * pose.gap),
        tongue: shape.tongue,
        opacity: visibility,
        grainSeed,
      });
    },
  };
}

interface Work {
  readonly camera: AffineCamera;
  readonly from: Float32Array;
  readonly to: Float32Array;
  /** Where the vertices are drawn: `to`, moved along with the head. */
  readonly at: Float32Array;
  readonly offsets: Float32Array;
  readonly pose: ReturnType<typeof createMouthPose>;
  readonly map: ReturnType<typeof createWarpMap>;
  readonly opening: ReturnType<typeof createLipOpening>;
}

function movedRegion({ triangles }: Pick<FaceModel, 'triangles'>, { from, to, at }: Work) {
  const region = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const v of triangles) {
    if (Math.abs(to[2 * v]! - from[2 * v]!) + Math.abs(to[2 * v + 1]! - from[2 * v + 1]!) < 0.01) continue;
    region.x0 = Math.min(region.x0, at[2 * v]!);
    region.y0 = Math.min(region.y0, at[2 * v + 1]!);
    region.x1 = Math.max(region.x1, at[2 * v]!);
    region.y1 = Math.max(region.y1, at[2 * v + 1]!);
  }
  // A triangle with one moving corner reaches further than that corner.
  const margin = 0.12 * (region.x1 - region.x0);
  return { x0: region.x0 - margin, y0: region.y0 - margin, x1: region.x1 + margin, y1: region.y1 + margin };
}

function drawAll({ mesh, upperEdge, lowerEdge }: FaceModel, triangles: Uint16Array, work: Work): void {
  const { map, to, from, at } = work;
  for (let i = 0; i + 1 < upperEdge.length; i++) {
    const [u, l] = [mesh.count + i, mesh.count + upperEdge.length + i];
    drawEither(map, at, from, upperEdge[i]!, upperEdge[i + 1]!, u);
    drawEither(map, at, from, upperEdge[i + 1]!, u + 1, u);
    drawEither(map, at, from, lowerEdge[i]!, lowerEdge[i + 1]!, l);
    drawEither(map, at, from, lowerEdge[i + 1]!, l + 1, l);
    // The opening is painted over; at its soft ends what lies below is seen, and should be lip and not what was there.
    drawEither(map, at, from, u, u + 1, l);
    drawEither(map, at, from, u + 1, l + 1, l);
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
    drawTriangle(map, at, from, p, q, r);
  }
}

/** Draws a triangle whichever way round it is given. */
function drawEither(map: Work['map'], to: Float32Array, from: Float32Array, p: number, q: number, r: number): void {
  drawTriangle(map, to, from, p, q, r);
  drawTriangle(map, to, from, p, r, q);
}
