import type { Frame } from '@talkgraph/media';
import type { FaceFrame } from '../face-track.js';
import { type MouthShape, restMouth } from '../mouth-shape.js';
import { skinLeft, skinRight } from './face-landmarks.js';
import type { FaceModel } from './face-model.js';
import { buildInteriorLook, type Sharpness } from './interior-look.js';
import { laplacianVariance } from './laplacian-variance.js';
import type { MouthLight } from './mouth-light.js';
import { createFaceRenderer } from './render-face.js';
import { createCubicKernel } from './resample.js';
import type { TeethTexture } from './teeth-texture.js';

/** The mouth that is tried: as open as in ordinary speech, the chin a third of a pixel off whole ones. */
function trialMouth(unit: number): MouthShape {
  return { ...restMouth, open: 0.07, jaw: (Math.floor(0.07 * unit) + 0.35) / unit };
}

/** Kernels from soft to sharp; the first that keeps the skin's sharpness is taken. */
const kernels = [-0.5, -0.62, -0.75, -0.9, -1.1, -1.3];
/** Softness of lips and teeth in pixels (of a face of up to 150 pixels per u), from sharp to soft; the first that is not sharper than the footage is taken. */
const softnesses = [0.9, 1.2, 1.55, 1.9, 2.2];
/** Sharpness of the mouth against the footage's own that is aimed at: open mouths have edges that closed ones lack. */
const sharpest = 1.08;

/** A frame at rest, and the face in it. */
export interface SharpnessShot {
  readonly frame: Frame;
  readonly face: FaceFrame;
  readonly scale: number;
}

/** Finds what keeps the footage's sharpness (variance of the Laplacian): renders a mouth and measures. */
export function matchSharpness(
  model: FaceModel,
  light: MouthLight,
  unit: number,
  shot: SharpnessShot,
  own?: TeethTexture,
): Sharpness {
  const grain = 0.7 * skinGrain(shot, unit);
  const render = (sharpness: Sharpness, look = buildInteriorLook(model, light, unit, sharpness, own)) => {
    const { frame, face, scale } = shot;
    const target: Frame = { ...frame, y: frame.y.slice(), u: frame.u.slice(), v: frame.v.slice() };
    createFaceRenderer(model, look).render(frame, target, face, trialMouth(unit), { scale, intensity: 1 });
    return { sharpness, target };
  };
  let kernel = kernels[0]!;
  const trial = { softness: 1.25, grain, kernel };
  const look = buildInteriorLook(model, light, unit, trial, own);
  for (kernel of kernels) {
    const { target } = render({ ...trial, kernel }, { ...look, kernel: createCubicKernel(kernel) });
    if (ratio(shot, target, unit, chinBox) >= 0.86) break;
  }
  const size = Math.max(1, unit / 150);
  let best = render({ softness: softnesses[0]!, grain, kernel });
  for (const softness of softnesses.slice(1)) {
    if (ratio(shot, best.target, unit, mouthBox) <= sharpest) break;
    best = render({ softness: softness * size, grain, kernel });
  }
  return best.sharpness;
}

/** Boxes in u around the middle of the mouth: left, top, right, bottom. */
const mouthBox = [-0.6, -0.4, 0.6, 0.5] as const;
const chinBox = [-0.28, 0.24, 0.28, 0.44] as const;

function ratio(
  shot: SharpnessShot,
  target: Frame,
  unit: number,
  box: readonly [number, number, number, number],
): number {
  const { mesh } = shot.face;
  const x = ((mesh[39]! + mesh[42]!) / 2) * shot.scale;
  const y = ((mesh[40]! + mesh[43]!) / 2) * shot.scale;
  const at = [x + box[0] * unit, y + box[1] * unit, x + box[2] * unit, y + box[3] * unit] as const;
  return laplacianVariance(target, at) / Math.max(1, laplacianVariance(shot.frame, at));
}

/** Deviation of the skin's grain: white noise of deviation s has a Laplacian of variance 20 s². */
function skinGrain({ frame, face, scale }: SharpnessShot, unit: number): number {
  const r = Math.max(3, 0.06 * unit);
  const variances = [...skinLeft, ...skinRight].map((p) => {
    const [x, y] = [face.mesh[3 * p]! * scale, face.mesh[3 * p + 1]! * scale];
    return laplacianVariance(frame, [x - r, y - r, x + r, y + r]);
  });
  variances.sort((p, q) => p - q);
  return Math.min(8, Math.sqrt(variances[variances.length >> 1]! / 20));
}
