import type { Frame } from '@talkgraph/media';
import type { AffineCamera } from './affine-camera.js';
import type { InteriorLook } from './interior-look.js';
import type { LipOpening } from './lip-opening.js';
import { smoothstep } from './mouth-basis.js';
import { edgeRise, overbite, toothDepthAt, upperEdge } from './teeth-place.js';
import { sampleTeeth } from './teeth-texture.js';

/** How the mouth is in this frame. */
export interface InteriorState {
  readonly camera: AffineCamera;
  /** Pixels per u. */
  unit: number;
  /** All in u or 0..1. */
  gap: number;
  jaw: number;
  tongue: number;
  /** 0..1: how much of the painted interior covers what is there. */
  opacity: number;
  grainSeed: number;
}

/** Teeth follow the jaw a little less than the chin does: they are nearer the hinge. */
const jawAtTeeth = 0.8;

const tooth = new Float32Array(3);
const colour = new Float32Array(3);

/** Paints the opening between the lips into a frame, with soft edges. */
export function paintInterior(frame: Frame, opening: LipOpening, look: InteriorLook, state: InteriorState): void {
  if (opening.length === 0 || state.opacity <= 0) return;
  const box = openingBox(opening, frame.width, frame.height);
  if (!box) return;
  const soft = (look.softness * state.unit) / look.unit;
  const grainX = Math.imul(state.grainSeed, 0x9e3779b1) >>> 26;
  const grainY = Math.imul(state.grainSeed, 0x85ebca6b) >>> 26;
  const half = frame.width >> 1;
  for (let y = box.y0; y < box.y1; y++) {
    for (let x = box.x0; x < box.x1; x++) {
      const cover = coverAt(opening, x, y, soft) * state.opacity;
      if (cover < 0.004) continue;
      shade(x, y, opening, look, state);
      const i = y * frame.width + x;
      const grain = look.grain[(((y + grainY) & 63) << 6) + ((x + grainX) & 63)]! * (0.3 + colour[0]! / 180);
      frame.y[i] = frame.y[i]! + cover * (colour[0]! + grain - frame.y[i]!) + 0.5;
    }
  }
  for (let y = box.y0 >> 1; y < box.y1 >> 1; y++) {
    for (let x = box.x0 >> 1; x < box.x1 >> 1; x++) {
      const cover = coverAt(opening, 2 * x + 0.5, 2 * y + 0.5, soft + 0.6) * state.opacity;
      if (cover < 0.004) continue;
      shade(2 * x + 0.5, 2 * y + 0.5, opening, look, state);
      const i = y * half + x;
      frame.u[i] = frame.u[i]! + cover * (colour[1]! + 128 - frame.u[i]!) + 0.5;
      frame.v[i] = frame.v[i]! + cover * (colour[2]! + 128 - frame.v[i]!) + 0.5;
    }
  }
}

let openAbove = 0;
let openBelow = 0;
let openAlong = 0;

/** Share of a pixel inside the opening; leaves the distances to both lips behind. */
function coverAt(opening: LipOpening, x: number, y: number, soft: number): number {
  const px = x - opening.x;
  const py = y - opening.y;
  const along = px * opening.ex + py * opening.ey;
  const column = Math.round(along);
  if (column < 0 || column >= opening.length) return 0;
  const across = py * opening.ex - px * opening.ey;
  openAlong = along;
  openAbove = (across - opening.upper[column]!) * opening.upperCos[column]!;
  openBelow = (opening.lower[column]! - across) * opening.lowerCos[column]!;
  const top = openAbove / soft + 0.5;
  const bottom = openBelow / soft + 0.5;
  return (top <= 0 ? 0 : top >= 1 ? 1 : top) * (bottom <= 0 ? 0 : bottom >= 1 ? 1 : bottom);
}

/** The colour inside the mouth at a pixel, into `colour`. */
function shade(x: number, y: number, opening: LipOpening, look: InteriorLook, state: InteriorState): void {
  const { camera, unit, jaw } = state;
  const { light } = look;
  meetTeeth(x, y, look, camera);
  const a = teethA;
  const b = teethB;
  const above = openAbove / unit;
  const below = openBelow / unit;
  const lit = light.skin.y - light.black;
  const inside = smoothstep(0, 0.14, state.gap);
  // The cavity: dark red, darkest behind the upper teeth, a little light from below.
  const depth = 0.1 + 0.1 * inside * (1 - smoothstep(0, 0.12, below));
  let luma = lit * depth;
  let u = light.lip.u * 0.35;
  let v = Math.max(5, light.lip.v * 0.55);
  // Tongue: a soft mound that goes with the jaw.
  const reach = a / Math.max(0.12, look.halfWidth * 0.8);
  const lowerEdge = upperEdge - overbite + jawAtTeeth * jaw;
  const dorsum = lowerEdge - 0.02 - 0.25 * jaw - state.tongue * (0.02 + 0.6 * jaw) + 0.05 * reach * reach;
  const onTongue = smoothstep(-0.02, 0.035, b - dorsum) * (1 - smoothstep(0.6, 1.1, Math.abs(reach)));
  const tongueLuma =
    lit * (0.3 + 0.26 * inside) * (1 - 0.35 * Math.abs(reach)) * (0.75 + 0.25 * smoothstep(0, 0.08, b - dorsum));
  luma += onTongue * (tongueLuma - luma);
  u += onTongue * (light.lip.u * 0.6 - u);
  v += onTongue * (Math.max(8, light.lip.v * 0.9) - v);
  const bright = light.teeth.y - light.black;
  // Lower teeth go with the jaw and stand in the upper ones' shadow.
  sampleTeeth(look.lowerTeeth, a, b - lowerEdge, tooth);
  let cover = tooth[1]! * 0.96;
  const lowerShade = 0.16 + 0.5 * inside;
  let shaded = tooth[0]! * lowerShade;
  luma += cover * (bright * shaded - luma);
  u += cover * (light.teeth.u * (0.45 + 0.55 * shaded) - u);
  v += cover * (light.teeth.v * (0.45 + 0.55 * shaded) + tooth[2]! * Math.max(6, light.lip.v * 0.7) - v);
  // Upper teeth are fixed to the skull; the upper lip uncovers them and throws a shadow on them.
  sampleTeeth(look.upperTeeth, a, b - upperEdge + edgeRise * a * a, tooth);
  cover = tooth[1]!;
  // Own teeth were seen with a lip's shadow on them already.
  const least = look.ownTeeth ? 0.8 : 0.66;
  const lipShadow = least + (1 - least) * smoothstep(-0.005, 0.05, above);
  const entering = 0.74 + 0.26 * inside;
  shaded = tooth[0]! * lipShadow * entering;
  luma += cover * (bright * shaded - luma);
  u += cover * (light.teeth.u * (0.45 + 0.55 * shaded) + tooth[2]! * 0.4 * light.lip.u - u);
  v += cover * (light.teeth.v * (0.45 + 0.55 * shaded) + 1 + tooth[2]! * Math.max(8, light.lip.v * 0.8) - v);
  // What lies close behind the lower lip is in its shadow.
  luma *= 0.62 + 0.38 * smoothstep(-0.004, 0.035, below);
  // Towards the corners the lips' shadow closes in.
  const end = Math.min(openAlong, opening.length - 1 - openAlong) / unit;
  const corner = 0.5 + 0.5 * smoothstep(0, 0.11, end);
  const sideLight = 1 + 0.8 * light.slope * Math.max(-1, Math.min(1, a / 0.25));
  colour[0] = light.black + luma * corner * sideLight;
  colour[1] = u;
  colour[2] = v;
}

let teethA = 0;
let teethB = 0;

/** Where the ray through a pixel meets the arch of the teeth, in u from the middle of the mouth: two rounds settle it. */
function meetTeeth(x: number, y: number, look: InteriorLook, camera: AffineCamera): void {
  const determinant = camera[0]! * camera[5]! - camera[1]! * camera[4]!;
  teethA = 0;
  for (let round = 0; round < 2; round++) {
    const c = toothDepthAt(teethA, look.depth);
    const px = x - camera[3]! - camera[2]! * c;
    const py = y - camera[7]! - camera[6]! * c;
    teethA = (camera[5]! * px - camera[1]! * py) / determinant - look.centre;
    teethB = (camera[0]! * py - camera[4]! * px) / determinant - look.seam;
  }
}

/** Bounding box of the opening on even borders, cut to the frame. */
function openingBox(opening: LipOpening, width: number, height: number) {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  let widest = 0;
  for (let c = 0; c < opening.length; c++) {
    widest = Math.max(widest, opening.lower[c]! - opening.upper[c]!);
    for (const across of [opening.upper[c]!, opening.lower[c]!]) {
      const x = opening.x + c * opening.ex - across * opening.ey;
      const y = opening.y + c * opening.ey + across * opening.ex;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
  }
  if (widest < 0.15) return undefined;
  x0 = Math.max(0, Math.floor(x0 / 2) * 2 - 2);
  y0 = Math.max(0, Math.floor(y0 / 2) * 2 - 2);
  x1 = Math.min(width, Math.ceil(x1 / 2) * 2 + 2);
  y1 = Math.min(height, Math.ceil(y1 / 2) * 2 + 2);
  return x1 > x0 && y1 > y0 ? { x0, y0, x1, y1 } : undefined;
}
