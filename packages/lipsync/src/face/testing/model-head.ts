import { lipPoints, meshLength } from '../mesh-points.js';
import { applySimilarity, rotationFromVector } from '../rigid-fit.js';

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
    put(mesh, point, [0.26 * Math.cos(angle), 0.62 + 0.06 * Math.sin(angle), 0]);
  }
  put(mesh, 13, [0, 0.62 - mouthOpen / 2, 0]);
  put(mesh, 14, [0, 0.62 + mouthOpen / 2, 0]);
  return mesh;
}

/** Turns a head by yaw (+ to the picture's right), pitch (+ down) and roll (+ clockwise) in degrees, scales and moves it. */
export function poseHead(
  head: Float32Array,
  { yaw = 0, pitch = 0, roll = 0, scale = 100, x = 0, y = 0 }: Partial<Record<string, number>>,
): Float32Array {
  const radians = Math.PI / 180;
  let mesh = head;
  for (const turn of [
    [pitch * radians, 0, 0],
    [0, -yaw * radians, 0],
    [0, 0, roll * radians],
  ] as const) {
    const rotation = rotationFromVector([turn[0], turn[1], turn[2]]);
    mesh = applySimilarity({ rotation, scale: 1, origin: [0, 0, 0], place: [0, 0, 0] }, mesh);
  }
  const rotation = rotationFromVector([0, 0, 0]);
  return applySimilarity({ rotation, scale, origin: [0, 0, 0], place: [x, y, 0] }, mesh);
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
  [152, 1.05, 0.05],
];

function put(mesh: Float32Array, point: number, [x, y, z]: readonly [number, number, number]): void {
  mesh.set([x, y, z], 3 * point);
}
