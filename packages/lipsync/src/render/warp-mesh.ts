import { innerLowerLip, innerUpperLip, jawOutline, lowerLipBody, upperLipBody } from './face-landmarks.js';
import { faceTriangles } from './face-triangles.js';

/**
 * Which lip a vertex belongs to, as the place alone cannot say: the lips touch at rest. Twice the number is the lip's body,
 * once its inner edge.
 */
export const upperSide = -1;
export const lowerSide = 1;

/**
 * The mesh that is warped: the face mesh, three rings around the jaw, every triangle split in four so that a smooth motion
 * stays smooth. Vertex v is the mean of `parents[2v]` and `parents[2v+1]`, which are equal for the `baseCount` first ones.
 */
export interface WarpMesh {
  readonly count: number;
  readonly baseCount: number;
  readonly parents: Uint16Array;
  /** Head coordinates at rest, three per vertex. */
  readonly head: Float32Array;
  /** Where on the face a vertex takes its motion from (its own place, or for a ring the jaw's), and how much of it. */
  readonly anchor: Float32Array;
  readonly share: Float32Array;
  /** `upperSide` or `lowerSide` on a lip's inner edge, twice that on its body, 0 elsewhere. */
  readonly side: Int8Array;
  readonly triangles: Uint16Array;
}

const facePoints = 468;
/** Rings around the jaw: how far out (1 is the reach) and what share of the jaw's motion is left there. */
const rings = [0.22, 0.5, 1].map((s) => ({ out: s, share: (1 - s) * (1 - s) * (1 + 2 * s) }));
/** Reach of the rings in u: to the side, and below the chin, where the neck must bend softly. */
const reachSide = 0.34;
const reachBelow = 0.72;

/**
 * Builds the warp mesh of a person.
 * @param head 468 points in head coordinates at rest
 * @param feather scales the reach of the falloff around the jaw; 1 is usual
 */
export function buildWarpMesh(head: Float32Array, feather: number): WarpMesh {
  const ringPoints = rings.length * jawOutline.length;
  const baseCount = facePoints + ringPoints;
  const base = new Float32Array(3 * baseCount);
  base.set(head.subarray(0, 3 * facePoints));
  const anchor = base.slice();
  const share = new Float32Array(baseCount).fill(1);
  const reach = Math.min(1.6, Math.max(0.6, 0.7 + 0.3 * feather));
  placeRings(base, anchor, share, reach);
  const triangles = [...faceTriangles, ...ringTriangles()];
  const side = new Int8Array(baseCount);
  for (const p of upperLipBody) side[p] = 2 * upperSide;
  for (const p of lowerLipBody) side[p] = 2 * lowerSide;
  for (const p of innerUpperLip.slice(1, -1)) side[p] = upperSide;
  for (const p of innerLowerLip.slice(1, -1)) side[p] = lowerSide;
  return subdivide({ base, anchor, share, side, triangles, baseCount });
}

function placeRings(base: Float32Array, anchor: Float32Array, share: Float32Array, reach: number): void {
  rings.forEach((ring, r) => {
    jawOutline.forEach((p, i) => {
      const v = facePoints + r * jawOutline.length + i;
      const before = jawOutline[Math.max(0, i - 1)]!;
      const after = jawOutline[Math.min(jawOutline.length - 1, i + 1)]!;
      // Outwards is across the outline; the outline runs from the picture's right to its left under the chin.
      const along = [base[3 * after]! - base[3 * before]!, base[3 * after + 1]! - base[3 * before + 1]!];
      const length = Math.hypot(along[0]!, along[1]!);
      const [outA, outB] = [along[1]! / length, -along[0]! / length];
      const down = Math.max(0, outB);
      const distance = ring.out * reach * (reachSide + (reachBelow - reachSide) * down * down);
      base[3 * v] = base[3 * p]! + outA * distance;
      base[3 * v + 1] = base[3 * p + 1]! + outB * distance;
      base[3 * v + 2] = base[3 * p + 2]! + 0.1 * ring.out;
      for (let k = 0; k < 3; k++) anchor[3 * v + k] = base[3 * p + k]!;
      share[v] = ring.share;
    });
  });
}

/** Quads between the outline and the rings, wound as the face's triangles are. */
function ringTriangles(): number[] {
  const triangles: number[] = [];
  const at = (r: number, i: number) => (r < 0 ? jawOutline[i]! : facePoints + r * jawOutline.length + i);
  for (let r = 0; r < rings.length; r++) {
    for (let i = 0; i + 1 < jawOutline.length; i++) {
      const [p, q, s, t] = [at(r - 1, i), at(r - 1, i + 1), at(r, i), at(r, i + 1)];
      triangles.push(p, q, s, q, t, s);
    }
  }
  return triangles;
}

interface BaseMesh {
  readonly base: Float32Array;
  readonly anchor: Float32Array;
  readonly share: Float32Array;
  readonly side: Int8Array;
  readonly triangles: readonly number[];
  readonly baseCount: number;
}

/** Splits every triangle at the middles of its edges. */
function subdivide(mesh: BaseMesh): WarpMesh {
  const { baseCount, triangles } = mesh;
  const middles = new Map<number, number>();
  const parents: number[] = [];
  for (let v = 0; v < baseCount; v++) parents.push(v, v);
  const middle = (p: number, q: number) => {
    const key = Math.min(p, q) * baseCount + Math.max(p, q);
    let v = middles.get(key);
    if (v === undefined) {
      v = parents.length / 2;
      middles.set(key, v);
      parents.push(p, q);
    }
    return v;
  };
  const split: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [p, q, r] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const [pq, qr, rp] = [middle(p, q), middle(q, r), middle(r, p)];
    split.push(p, pq, rp, pq, q, qr, rp, qr, r, pq, qr, rp);
  }
  const count = parents.length / 2;
  const average = (values: Float32Array, width: number) => {
    const all = new Float32Array(width * count);
    for (let v = 0; v < count; v++)
      for (let k = 0; k < width; k++)
        all[width * v + k] = (values[width * parents[2 * v]! + k]! + values[width * parents[2 * v + 1]! + k]!) / 2;
    return all;
  };
  return {
    count,
    baseCount,
    parents: Uint16Array.from(parents),
    head: average(mesh.base, 3),
    anchor: average(mesh.anchor, 3),
    share: average(mesh.share, 1),
    side: sides(mesh.side, parents),
    triangles: Uint16Array.from(split),
  };
}

/**
 * A middle is on a lip's inner edge when both ends are (a corner counts with either lip), on its body when one end is on
 * that lip and the other is not on the other one.
 */
function sides(side: Int8Array, parents: readonly number[]): Int8Array {
  const corners = new Set<number>([innerUpperLip[0], innerUpperLip[10]]);
  const all = new Int8Array(parents.length / 2);
  for (let v = 0; v < all.length; v++) {
    const [p, q] = [parents[2 * v]!, parents[2 * v + 1]!];
    const [s, t] = [side[p]!, side[q]!];
    if (s === t) all[v] = s;
    else if (corners.has(p)) all[v] = t;
    else if (corners.has(q)) all[v] = s;
    else if (s * t >= 0) all[v] = 2 * Math.sign(s + t);
  }
  return all;
}
