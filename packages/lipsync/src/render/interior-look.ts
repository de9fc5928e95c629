import { innerUpperLip } from './face-landmarks.js';
import type { FaceModel } from './face-model.js';
import type { MouthLight } from './mouth-light.js';
import { type CubicKernel, createCubicKernel } from './resample.js';
import { drawTeeth, softenTeeth, type TeethTexture } from './teeth-texture.js';

/** What the inside of one person's mouth is painted from, and how sharp the picture is around it. */
export interface InteriorLook {
  readonly light: MouthLight;
  readonly upperTeeth: TeethTexture;
  readonly lowerTeeth: TeethTexture;
  /** True when the upper teeth are the person's own, seen in the footage. */
  readonly ownTeeth: boolean;
  /** Height of the line between the lips at rest, and where the mouth's middle is, in head coordinates. */
  readonly seam: number;
  readonly centre: number;
  readonly halfWidth: number;
  /** Depth of the lips' middle in head coordinates. */
  readonly depth: number;
  /** Width in pixels of the blend at the lips' edges, for a face of `unit` pixels. */
  readonly softness: number;
  readonly unit: number;
  /** 64×64 offsets of luma that repeat the picture's grain. */
  readonly grain: Float32Array;
  readonly kernel: CubicKernel;
}

/** How sharp and how grainy the footage is. */
export interface Sharpness {
  /** Pixels. */
  readonly softness: number;
  /** Deviation of luma. */
  readonly grain: number;
  /** See `createCubicKernel`. */
  readonly kernel: number;
}

/** Half the width of a usual mouth at rest, in u; narrower mouths get narrower teeth. */
const usualHalfWidth = 0.26;

/**
 * Prepares the inside of a person's mouth.
 * @param unit the face's size in the frames, in pixels
 * @param own the person's own upper teeth, where the footage shows them
 */
export function buildInteriorLook(
  model: FaceModel,
  light: MouthLight,
  unit: number,
  sharpness: Sharpness,
  own?: TeethTexture,
): InteriorLook {
  const { lips, mesh } = model;
  const scale = teethScale(model);
  const blur = (0.55 * sharpness.softness) / unit + 0.0012;
  return {
    light,
    upperTeeth: own ? softenTeeth(own, blur) : drawTeeth('upper', scale, blur),
    lowerTeeth: drawTeeth('lower', scale, blur),
    ownTeeth: own !== undefined,
    seam: lips.seam(lips.centre),
    centre: lips.centre,
    halfWidth: lips.halfWidth,
    depth: mesh.head[3 * innerUpperLip[5] + 2]!,
    softness: sharpness.softness,
    unit,
    grain: drawGrain(sharpness.grain),
    kernel: createCubicKernel(sharpness.kernel),
  };
}

/** The upper teeth that are drawn for a person when nothing is known of them. */
export function usualUpperTeeth(model: FaceModel, unit: number): TeethTexture {
  return drawTeeth('upper', teethScale(model), 0.6 / unit + 0.0012);
}

function teethScale({ lips }: FaceModel): number {
  return Math.min(1.15, Math.max(0.75, lips.halfWidth / usualHalfWidth));
}

/** Repeatable noise of the given deviation: the sum of three uniform numbers is near enough to a Gaussian. */
function drawGrain(deviation: number): Float32Array {
  let state = 0x2545f491;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Float32Array.from({ length: 64 * 64 }, () => 2 * deviation * (uniform() + uniform() + uniform()));
}
