import type { FaceFrame } from '@talkgraph/lipsync';

/** A turn, a scaling and a shift: x' = a x - b y + e, y' = b x + a y + f. */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly e: number;
  readonly f: number;
}

/** Side of the square that restoration models were trained with. */
export const faceSide = 512;

/**
 * Where the eyes, the tip of the nose and the corners of the mouth lie in that square: the mean face of FFHQ as facexlib, GFPGAN
 * and CodeFormer align to it.
 */
const target = [
  [192.98138, 239.94708],
  [318.90277, 240.1936],
  [256.63416, 314.01935],
  [201.26117, 371.41043],
  [313.08905, 371.15118],
] as const;

/** Points of the face mesh whose means are those five: corners of each eye, nose, corners of the mouth. */
const source = [[33, 133], [362, 263], [4], [61], [291]] as const;

/** The similarity that brings a face onto the square of a side (512 by default) with the least squared error. */
export function alignFace({ mesh }: Pick<FaceFrame, 'mesh'>, side = faceSide): Similarity {
  const from = source.map((points) => meanOf(mesh, points));
  const to = target.map(([x, y]) => [(x * side) / faceSide, (y * side) / faceSide] as const);
  const [cx, cy] = centre(from);
  const [tx, ty] = centre(to);
  let [along, across, size] = [0, 0, 0];
  for (const [i, [x, y]] of from.entries()) {
    const [u, v] = [to[i]![0] - tx, to[i]![1] - ty];
    along += (x - cx) * u + (y - cy) * v;
    across += (x - cx) * v - (y - cy) * u;
    size += (x - cx) ** 2 + (y - cy) ** 2;
  }
  const [a, b] = [along / size, across / size];
  return { a, b, e: tx - a * cx + b * cy, f: ty - b * cx - a * cy };
}

/** The similarity that undoes another. */
export function inverseOf({ a, b, e, f }: Similarity): Similarity {
  const size = a * a + b * b;
  const [p, q] = [a / size, -b / size];
  return { a: p, b: q, e: -(p * e - q * f), f: -(q * e + p * f) };
}

function meanOf(mesh: Float32Array, points: readonly number[]): readonly [number, number] {
  const sum = (axis: number) => points.reduce((total, point) => total + mesh[3 * point + axis]!, 0) / points.length;
  return [sum(0), sum(1)];
}

function centre(points: readonly (readonly [number, number])[]): readonly [number, number] {
  const sum = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0) / points.length;
  return [sum(0), sum(1)];
}
