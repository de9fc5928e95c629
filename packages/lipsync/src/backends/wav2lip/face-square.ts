import type { Affine } from '@talkgraph/kernels';
import { eyeCornerLeft, eyeCornerRight } from '../../render/face-landmarks.js';

/**
 * Where the middles of the eyes, the tip of the nose and the middle of the mouth lie in a square of 256: the mean face of FFHQ. The
 * mouth counts by the middle of its corners, so that a mouth that speaks in the footage does not scale the face.
 */
const places = [
  [96.49, 119.97],
  [159.45, 120.1],
  [128.32, 157.01],
  [128.59, 185.7],
] as const;
/** Mesh points whose means are those places. */
const points = [[eyeCornerLeft, 133], [362, eyeCornerRight], [4], [61, 291]] as const;

/**
 * The part of that square that Wav2Lip sees, brought to its own square: about the box that its face detector finds, from the brows to
 * below the chin.
 */
const crop = { left: 62, top: 65, width: 132, height: 176 } as const;

/**
 * The transform from a frame to the square that the network sees: a turn, one scale and a shift that fit the face best in the sense of
 * least squares (after Umeyama 1991), then the fixed part of it. No box is involved, so nothing jumps when a detector does.
 * @param mesh x y z of each mesh point in pixels of the frame
 * @param side of the network's square
 */
export function faceToSquare(mesh: Float32Array, side: number): Affine {
  const from = points.map((group) => meanOf(mesh, group));
  const [cx, cy] = centre(from);
  const [tx, ty] = centre(places);
  let [along, across, size] = [0, 0, 0];
  for (const [i, [x, y]] of from.entries()) {
    const [u, v] = [places[i]![0] - tx, places[i]![1] - ty];
    along += (x - cx) * u + (y - cy) * v;
    across += (x - cx) * v - (y - cy) * u;
    size += (x - cx) ** 2 + (y - cy) ** 2;
  }
  const [cos, sin] = [along / size, across / size];
  const [wide, high] = [side / crop.width, side / crop.height];
  return {
    a: cos * wide,
    b: -sin * wide,
    c: sin * high,
    d: cos * high,
    e: (tx - cos * cx + sin * cy - crop.left) * wide,
    f: (ty - sin * cx - cos * cy - crop.top) * high,
  };
}

function meanOf(mesh: Float32Array, group: readonly number[]): readonly [number, number] {
  const sum = (axis: number) => group.reduce((total, point) => total + mesh[3 * point + axis]!, 0) / group.length;
  return [sum(0), sum(1)];
}

function centre(list: readonly (readonly [number, number])[]): readonly [number, number] {
  const sum = (axis: 0 | 1) => list.reduce((total, point) => total + point[axis], 0) / list.length;
  return [sum(0), sum(1)];
}
