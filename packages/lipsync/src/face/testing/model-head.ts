import { lipPoints, meshLength } from '../mesh-points.js';

/**
 * A made-up head as a mesh: an egg of points for the skull, and at the indices that matter places a face would have them,
 * mirrored left and right. One unit wide between the outer eye corners, centred on the nose root, y down, z away.
 */
export function modelHead(mouthOpen = 0): Float32Array {
  const mesh = new Float32Array(meshLength);
  for (let point = 0; point < meshLength / 3; point++) {
    const around = point * 2.399963;
    const height = -1 + (2 * (point + 0.5)) / (meshLength / 3);
    const radius = Math.sqrt(1 - height * height);
    put(mesh, point, [0.75 * radius * Math.cos(around), height, 0.35 + 0.6 * radius * Math.abs(Math.sin(around))]);
  }
  for (const [left, right, x, y, z] of pairs) {
    put(mesh, left, [-x, y, z]);
    put(mesh, right, [x, y, z]);
  }
  for (const [point, y, z] of midline) put(mesh, point, [0, y, z]);
  for (const [i, point] of lipPoints.entries()) {
    const angle = (2 * Math.PI * i) / 20;
    const y = 0.62 + (0.06 + mouthOpen / 2) * Math.sin(angle);
    put(mesh, point, [0.26 * Math.cos(angle), y, 0]);
  }
  put(mesh, 152, [0, 1.05 + mouthOpen / 2, 0.05]);
  put(mesh, 13, [0, 0.62 - mouthOpen / 2, 0]);
  put(mesh, 14, [0, 0.62 + mouthOpen / 2, 0]);
  return mesh;
}

/** Turns a head by yaw (+ to the picture's right), pitch (+ down) and roll (+ clockwise) in degrees, scales and moves it. */
export function poseHead(
  head: Float32Array,
  { yaw = 0, pitch = 0, roll = 0, scale = 100, x = 0, y = 0 }: Partial<Record<string, number>>,
): Float32Array {
  const mesh = Float32Array.from(head);
  turn(mesh, 1, 2, pitch);
  turn(mesh, 0, 2, yaw);
  turn(mesh, 0, 1, roll);
  return mesh.map((value, i) => value * scale + [x, y, 0][i % 3]!);
}

/** Turns one axis towards another, by degrees. */
function turn(mesh: Float32Array, from: number, to: number, degrees: number): void {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  for (let i = 0; i < mesh.length; i += 3) {
    const a = mesh[i + from]!;
    const b = mesh[i + to]!;
    mesh[i + from] = a * cos - b * sin;
    mesh[i + to] = a * sin + b * cos;
  }
}

/** Left and right point, distance from the midline, y, z. */
const pairs: readonly (readonly [number, number, number, number, number])[] = [
  [33, 263, 0.5, 0, 0.12],
  [133, 362, 0.18, 0.01, 0.05],
  [127, 356, 0.78, 0.05, 0.6],
  [234, 454, 0.8, 0.3, 0.65],
  [162, 389, 0.75, -0.2, 0.5],
  [21, 251, 0.68, -0.4, 0.4],
  [54, 284, 0.6, -0.5, 0.3],
];

/** Point, y, z of the midline; forehead and nose base upright above each other. */
const midline: readonly (readonly [number, number, number])[] = [
  [10, -0.75, 0],
  [151, -0.6, 0],
  [168, 0, 0],
  [1, 0.35, -0.3],
  [2, 0.42, 0],
  [164, 0.5, 0],
];

function put(mesh: Float32Array, point: number, [x, y, z]: readonly [number, number, number]): void {
  mesh.set([x, y, z], 3 * point);
}
