import { chinTip, noseBase } from './face-landmarks.js';
import type { LipCurves } from './lip-curves.js';
import { lowerSide, upperSide, type WarpMesh } from './warp-mesh.js';

/** The motions a mouth shape is put together from; each is a field over the warp mesh. */
export const motions = [
  'upperWide', // upper lip rises by 1 u in the middle, whole width of the mouth
  'upperRound', // the same, opening only in the middle part
  'lowerWide', // lower lip goes down by 1 u in the middle
  'lowerRound',
  'jaw', // chin goes down by 1 u
  'width', // corners move apart by 1 u
  'upperThick', // upper lip's red grows by its own thickness
  'lowerThick',
  'protrude', // lips come forward by 1 u
  'chinUp', // chin and lower lip's foot rise by 1 u
  'foldUp', // the folds beside the nose and the skin above the lip rise by 1 u
] as const;
export type Motion = (typeof motions)[number];

/** Per motion three numbers (a, b, c) per vertex; and what is needed beside. */
export interface MouthBasis {
  readonly fields: Readonly<Record<Motion, Float32Array>>;
  /** How far, in u along b, the picture is taken from when the upper or lower lip is fully rolled in. */
  readonly rollUpper: Float32Array;
  readonly rollLower: Float32Array;
  /** 0..1: how much of the template's own motion is taken out at a vertex. */
  readonly own: Float32Array;
}

/** The place of a vertex in relation to the mouth. */
interface Place {
  /** Across, -1 and 1 at the corners. */
  readonly t: number;
  /** Distance from the line between the lips, below or above it, in u. */
  readonly y: number;
  readonly lower: boolean;
  readonly thickness: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Lengths of this face in u that the fields are laid out by. */
interface Layout {
  readonly lips: LipCurves;
  readonly noseDistance: number;
  readonly chinDistance: number;
  readonly chinDepth: number;
  readonly earDepth: number;
}

/** Computes the motion fields of a person's mesh. */
export function buildMouthBasis(mesh: WarpMesh, lips: LipCurves): MouthBasis {
  const { head, anchor, share, side, count } = mesh;
  const layout: Layout = {
    lips,
    noseDistance: Math.max(0.1, lips.seam(lips.centre) - head[3 * noseBase + 1]!),
    chinDistance: Math.max(0.25, head[3 * chinTip + 1]! - lips.seam(lips.centre)),
    chinDepth: head[3 * chinTip + 2]!,
    earDepth: (head[3 * 234 + 2]! + head[3 * 454 + 2]!) / 2,
  };
  const fields = Object.fromEntries(motions.map((m) => [m, new Float32Array(3 * count)])) as Record<
    Motion,
    Float32Array
  >;
  const rollUpper = new Float32Array(count);
  const rollLower = new Float32Array(count);
  const own = new Float32Array(count);
  for (let v = 0; v < count; v++) {
    const place = placeOf(anchor[3 * v]!, anchor[3 * v + 1]!, anchor[3 * v + 2]!, side[v]!, layout);
    writeMotions(fields, v, share[v]!, place, layout);
    own[v] = share[v]! * smoothstep(-0.26, -0.08, place.b) * smoothstep(-0.05, 0.25, place.b + 0.9 - Math.abs(place.a));
    const rolled =
      Math.max(0, 1 - place.y / place.thickness) ** 1.4 *
      place.thickness *
      (Math.abs(place.t) < 1 ? 1 - place.t ** 4 : 0);
    if (place.lower) rollLower[v] = rolled;
    else rollUpper[v] = -rolled;
  }
  return { fields, rollUpper, rollLower, own };
}

function placeOf(a: number, b: number, c: number, side: number, { lips }: Layout): Place {
  const seam = lips.seam(a);
  const lower = side === 0 ? b >= seam : Math.sign(side) === lowerSide;
  const edge = side === lowerSide || side === upperSide;
  return {
    t: (a - lips.centre) / lips.halfWidth,
    y: edge ? 0 : Math.max(0, lower ? b - seam : seam - b),
    lower,
    thickness: lower ? lips.lowerThickness(a) : lips.upperThickness(a),
    a,
    b,
    c,
  };
}

function writeMotions(
  fields: Record<Motion, Float32Array>,
  v: number,
  share: number,
  place: Place,
  layout: Layout,
): void {
  const { t, y, lower, thickness } = place;
  const beyond = Math.max(0, y - thickness);
  const across = Math.abs(t);
  const set = (motion: Motion, k: number, value: number) => {
    fields[motion][3 * v + k] = value * share;
  };
  const wide = across < 1 ? 1 - across ** (lower ? 2.3 : 2) : 0;
  const round = across < 0.88 ? (1 - (across / 0.88) ** 2) ** 1.08 : 0;
  const jaw = jawShare(place, layout);
  // The lower lip follows the asked opening, the chin the asked jaw; between them the skin goes over from one to the other.
  const chin = smoothstep(thickness * 0.7, Math.max(thickness * 1.6, layout.chinDistance * 0.66), y);
  const middle = Math.exp(-(across ** 4));
  if (lower) {
    set('lowerWide', 1, wide * (1 - chin));
    set('lowerRound', 1, round * (1 - chin));
    set('jaw', 1, jaw * (1 - (1 - chin) * middle));
    set('lowerThick', 1, thickField(place) * thickness);
  } else {
    const top = layout.noseDistance * 0.92;
    const fade = (1 - smoothstep(thickness * 0.8, top, y)) * (1 - 0.15 * Math.min(1, y / thickness));
    set('upperWide', 1, -wide * fade);
    set('upperRound', 1, -round * fade);
    set('jaw', 1, jaw * (1 - middle * (1 - smoothstep(thickness, top, y))));
    set('upperThick', 1, -thickField(place) * thickness);
    set('foldUp', 1, -foldShare(place, layout));
  }
  set('jaw', 2, 0.25 * jaw);
  const outward = across <= 1 ? across : Math.exp(-((((across - 1) * layout.lips.halfWidth) / 0.2) ** 2));
  const near = Math.exp(-((beyond / (lower ? 0.2 : 0.13)) ** 2));
  set('width', 0, 0.5 * Math.sign(t) * outward * near);
  set('width', 1, -0.22 * outward * outward * near);
  set('protrude', 2, -Math.exp(-((beyond / 0.12) ** 2)) * Math.exp(-((across / 1.1) ** 4)));
  set('chinUp', 1, lower ? -jaw * chin * Math.exp(-((place.a / 0.3) ** 2)) : 0);
}

/** How much of the jaw's drop a place takes part in: by how far it lies before the hinge at the ear, and by height. */
function jawShare(place: Place, layout: Layout): number {
  const before = (layout.earDepth - place.c) / Math.max(0.1, layout.earDepth - layout.chinDepth);
  const sideways = Math.exp(-((Math.abs(place.a) / 0.72) ** 6));
  return Math.min(1, Math.max(0, before)) * sideways * smoothstep(-0.24, 0.32, place.b);
}

/** Growth of a lip's red: proportional to the distance from the line between the lips, dying away beyond its border. */
function thickField({ t, y, thickness }: Place): number {
  const within = Math.min(1, y / thickness);
  const beyond = Math.max(0, y - thickness);
  return within * Math.exp(-((beyond / 0.08) ** 2)) * (1 - smoothstep(0.8, 1.25, Math.abs(t)));
}

/** Beside the nose and above the lip, not on the nose. */
function foldShare({ t, y, a, thickness }: Place, { noseDistance }: Layout): number {
  const above = smoothstep(0, thickness, y) * (1 - smoothstep(noseDistance * 0.6, noseDistance * 1.5, y));
  const offNose = smoothstep(0.08, 0.22, Math.abs(a)) + (1 - smoothstep(noseDistance * 0.4, noseDistance * 0.95, y));
  return above * Math.min(1, offNose) * Math.exp(-((Math.abs(t) / 1.35) ** 4));
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothstep(from: number, to: number, x: number): number {
  const s = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return s * s * (3 - 2 * s);
}
