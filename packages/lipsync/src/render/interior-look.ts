import { innerUpperLip } from './face-landmarks.js';
import type { FaceModel } from './face-model.js';
import type { MouthLight } from './mouth-light.js';
import type { InteriorLook } from './paint-interior.js';
import { drawTeeth } from './teeth-texture.js';

/** Half the width of a usual mouth at rest, in u; narrower mouths get narrower teeth. */
const usualHalfWidth = 0.26;

/**
 * Prepares the inside of a person's mouth.
 * @param unit the face's size in the frames, in pixels: small faces get softer teeth
 */
export function buildInteriorLook(model: FaceModel, light: MouthLight, unit: number): InteriorLook {
  const { lips, mesh } = model;
  const scale = Math.min(1.15, Math.max(0.75, lips.halfWidth / usualHalfWidth));
  const blur = 0.55 / unit + 0.0015;
  return {
    light,
    upperTeeth: drawTeeth('upper', scale, blur),
    lowerTeeth: drawTeeth('lower', scale, blur),
    seam: lips.seam(lips.centre),
    centre: lips.centre,
    halfWidth: lips.halfWidth,
    depth: mesh.head[3 * innerUpperLip[5] + 2]!,
  };
}
