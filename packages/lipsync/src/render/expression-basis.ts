import { type FaceAction, faceActions } from '../life/face-actions.js';
import { innerLowerLip, innerUpperLip, lowerBrows, lowerLids, upperBrows, upperLids } from './face-landmarks.js';
import type { FaceModel } from './face-model.js';
import type { LipCurves } from './lip-curves.js';
import { smoothstep } from './mouth-basis.js';
import type { WarpMesh } from './warp-mesh.js';

/** Where the face's actions move the vertices of a person's mesh. */
export interface ExpressionBasis {
  /** Per action three numbers (a, b, c) per vertex, in the action's own unit (u, or eye openings). */
  readonly fields: Readonly<Record<FaceAction, Float32Array>>;
  /** Triangles that have a vertex which an action or speech moves, three vertices each. */
  readonly triangles: Uint16Array;
}

/** Half of a face, laid out by its own landmarks, in head coordinates mirrored so that a grows away from the nose. */
interface HalfFace {
  /** 1 on the picture's right, −1 on its left. */
  readonly side: number;
  readonly brow: Curve;
  readonly upperLid: Curve;
  readonly lowerLid: Curve;
  /** Brow's ends across the face. */
  readonly browInner: number;
  readonly browOuter: number;
  /** Eye's corners across the face. */
  readonly eyeInner: number;
  readonly eyeOuter: number;
  readonly corner: { readonly a: number; readonly b: number };
  /** Height at which nothing of the forehead moves any more. */
  readonly foreheadTop: number;
}

type Curve = (a: number) => number;

/** Skin moves along with a brow up to about this far above it, in u. */
const browReach = 0.26;
/** Lids: how far the skin above and below an eye follows, in u. */
const lidReachAbove = 0.085;
const lidReachBelow = 0.12;

/** Computes the fields of a person's mesh. */
export function buildExpressionBasis({ mesh, lips, triangles }: FaceModel): ExpressionBasis {
  const { head, anchor, share, count } = mesh;
  const halves = [halfFace(head, -1), halfFace(head, 1)] as const;
  const room = () => new Float32Array(3 * count);
  const fields = Object.fromEntries(faceActions.map((action) => [action, room()])) as Record<FaceAction, Float32Array>;
  for (let v = 0; v < count; v++) {
    const [a, b] = [anchor[3 * v]!, anchor[3 * v + 1]!];
    // Halves fade into each other over the nose, so that a motion of one side does not tear the middle.
    for (const half of halves) {
      const own = smoothstep(-0.06, 0.06, half.side * a);
      if (own > 0) writeUpper(fields, v, half, half.side * a, b, own * share[v]!);
    }
    writeMouth(fields, v, halves, a, b, lips, share[v]!);
  }
  return { fields, triangles: withMoving(triangles, mesh, fields) };
}

function writeUpper(
  fields: Record<FaceAction, Float32Array>,
  v: number,
  half: HalfFace,
  a: number,
  b: number,
  share: number,
): void {
  const add = (action: FaceAction, k: number, value: number) => {
    fields[action][3 * v + k]! += value * share;
  };
  const brow = browShare(half, a, b);
  if (brow > 0) {
    const along = (a - half.browInner) / (half.browOuter - half.browInner);
    const inner = 1 - smoothstep(0.15, 0.75, along);
    const outer = smoothstep(0.05, 0.55, along);
    add('browInner', 1, -brow * inner);
    add('browOuter', 1, -brow * outer);
    if (half.side > 0) add('browOneSide', 1, -brow * (0.35 + 0.65 * outer));
    const down = brow * (1 - 0.7 * smoothstep(0.2, 0.9, along));
    add('browLower', 1, down);
    // Together: inner ends half as far towards the middle as down, and not across it.
    add('browLower', 0, -half.side * 0.5 * down * smoothstep(0.02, 0.1, a));
  }
  const lid = smoothBump(half.eyeInner - 0.03, half.eyeOuter + 0.03, a);
  if (lid > 0) {
    const [top, bottom] = [half.upperLid(a), half.lowerLid(a)];
    const inside = Math.min(1, Math.max(0, (b - top) / Math.max(0.02, bottom - top)));
    const above = b < top ? 1 - smoothstep(0, lidReachAbove, top - b) : 1;
    const below = b > bottom ? 1 - smoothstep(0, lidReachBelow, b - bottom) : 1;
    add('lidUpper', 1, -lid * above * (b <= bottom ? 1 - inside : 0));
    add('lidLower', 1, -0.9 * lid * below * (b >= top ? inside : 0));
  }
  const cheek = cheekShare(half, a, b);
  add('cheek', 1, -cheek);
  add('cheek', 0, half.side * 0.15 * cheek);
}

/** How much a place goes with the brow: the brow itself wholly, skin above it dying away, the lid below not at all. */
function browShare({ brow, upperLid, browInner, browOuter, foreheadTop }: HalfFace, a: number, b: number): number {
  const line = brow(a);
  const across = smoothstep(-0.16, browInner, a) * (1 - smoothstep(browOuter - 0.02, browOuter + 0.16, a));
  if (b < line) {
    const top = Math.max(line - browReach, foreheadTop);
    return across * smoothstep(top, line - 0.03, b);
  }
  const lid = Math.max(line + 0.07, upperLid(a) - 0.005);
  return across * (1 - smoothstep(line + 0.02, lid, b));
}

/** Below the eye, beside the nose: the apple of the cheek. */
function cheekShare({ lowerLid, eyeInner, eyeOuter, corner }: HalfFace, a: number, b: number): number {
  const middle = 0.45 * eyeInner + 0.55 * eyeOuter;
  const eye = lowerLid(middle);
  const centre = eye + 0.42 * (corner.b - eye);
  const up = b < centre ? smoothstep(eye + 0.02, centre, b) : Math.exp(-(((b - centre) / 0.17) ** 2));
  return up * Math.exp(-(((a - middle) / 0.19) ** 2)) * smoothstep(0.1, 0.24, a);
}

/** Corners of the mouth. What is above and below the line between the lips moves alike, so closed lips stay closed. */
function writeMouth(
  fields: Record<FaceAction, Float32Array>,
  v: number,
  halves: readonly [HalfFace, HalfFace],
  a: number,
  b: number,
  lips: LipCurves,
  share: number,
): void {
  const half = halves[a >= lips.centre ? 1 : 0];
  const from = half.side * (a - lips.centre);
  const t = from / lips.halfWidth;
  const y = b - lips.seam(a);
  // The corners rise, the middle stays; beyond them the skin of the cheek follows.
  const lift = t < 1 ? t ** 2.4 : Math.exp(-(((from - lips.halfWidth) / 0.17) ** 2));
  const reach = y < 0 ? Math.exp(-((y / 0.24) ** 2)) : Math.exp(-((y / 0.17) ** 2));
  const offNose = 1 - (1 - smoothstep(0.06, 0.2, Math.abs(a))) * smoothstep(0.06, 0.2, -y);
  const amount = lift * reach * offNose * share;
  fields.corner[3 * v + 1] = -amount;
  // Corners go back around the teeth as they go up.
  fields.corner[3 * v + 2] = 0.25 * amount;
  const out = t < 1 ? t : Math.exp(-(((from - lips.halfWidth) / 0.17) ** 2));
  fields.stretch[3 * v] = half.side * out * reach * offNose * share;
}

function halfFace(head: Float32Array, side: number): HalfFace {
  const index = side < 0 ? 0 : 1;
  const line = (points: readonly number[]) =>
    curve(points.map((p) => [side * head[3 * p]!, head[3 * p + 1]!] as const));
  const ends = (points: readonly number[]) => points.map((p) => side * head[3 * p]!).sort((p, q) => p - q);
  const [upper, lower] = [upperBrows[index]!, lowerBrows[index]!];
  const [aboveBrow, belowBrow] = [line(upper), line(lower)];
  const across = ends(lower);
  const eye = ends(upperLids[index]!);
  const corner = side < 0 ? innerUpperLip[0] : innerLowerLip[innerLowerLip.length - 1]!;
  return {
    side,
    brow: (a) => (aboveBrow(a) + belowBrow(a)) / 2,
    upperLid: line(upperLids[index]!),
    lowerLid: line(lowerLids[index]!),
    browInner: across[0]!,
    browOuter: across[across.length - 1]!,
    eyeInner: eye[0]!,
    eyeOuter: eye[eye.length - 1]!,
    corner: { a: side * head[3 * corner]!, b: head[3 * corner + 1]! },
    foreheadTop: head[3 * 10 + 1]! + 0.04,
  };
}

/** Straight between the points, flat beyond the ends. */
function curve(points: readonly (readonly [number, number])[]): Curve {
  const line = [...points].sort((p, q) => p[0] - q[0]);
  return (a) => {
    if (a <= line[0]![0]) return line[0]![1];
    for (let i = 1; i < line.length; i++) {
      const [a1, b1] = line[i]!;
      if (a > a1) continue;
      const [a0, b0] = line[i - 1]!;
      return b0 + ((b1 - b0) * (a - a0)) / Math.max(1e-6, a1 - a0);
    }
    return line[line.length - 1]![1];
  };
}

/** 0 at both ends and beyond, 1 in the middle three fifths. */
function smoothBump(from: number, to: number, x: number): number {
  const edge = 0.3 * (to - from);
  return smoothstep(from, from + edge, x) * (1 - smoothstep(to - edge, to, x));
}

/** The triangles that speech moves, and those that an action moves. */
function withMoving(
  speech: Uint16Array,
  { count, triangles }: WarpMesh,
  fields: Readonly<Record<FaceAction, Float32Array>>,
): Uint16Array {
  const moves = new Uint8Array(count);
  for (const v of speech) moves[v] = 1;
  for (const action of faceActions)
    for (let i = 0; i < 3 * count; i++) if (Math.abs(fields[action][i]!) > 2e-3) moves[Math.floor(i / 3)] = 1;
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [p, q, r] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (moves[p] || moves[q] || moves[r]) kept.push(p, q, r);
  }
  return Uint16Array.from(kept);
}
