import type { HeadPose } from '../face-track.js';

/** Pairs of points that mirror each other and do not move with the expression: eye corners, temples, cheekbones, brow bone. */
const mirrored: readonly (readonly [number, number])[] = [
  [33, 263],
  [133, 362],
  [127, 356],
  [234, 454],
  [162, 389],
  [21, 251],
  [54, 284],
];

/**
 * Points of the midline between which the head's height is measured, top and bottom: forehead, and below the nose. In a
 * face that looks straight ahead the line between them is upright.
 */
const top = [10, 151];
const bottom = [2, 164];

const degrees = 180 / Math.PI;

/**
 * Head rotation from a mesh: the left-right axis from points that mirror each other, the up-down axis from the midline.
 * @param mesh 468 points x y z; y points down, smaller z is nearer
 */
export function headPose(mesh: Float32Array): HeadPose {
  const across = [0, 0, 0];
  for (const [left, right] of mirrored)
    for (let k = 0; k < 3; k++) across[k]! += mesh[3 * right + k]! - mesh[3 * left + k]!;
  const down = [0, 0, 0];
  for (let k = 0; k < 3; k++) {
    for (const point of bottom) down[k]! += mesh[3 * point + k]!;
    for (const point of top) down[k]! -= mesh[3 * point + k]!;
  }
  const [x = 0, y = 0, z = 0] = across;
  const yaw = Math.atan2(z, Math.hypot(x, y));
  const roll = Math.atan2(y, x);
  // Seen upright: undo the roll, then the yaw, so that what is left of the down axis leans only by the pitch.
  const upright = -down[0]! * Math.sin(roll) + down[1]! * Math.cos(roll);
  const aside = down[0]! * Math.cos(roll) + down[1]! * Math.sin(roll);
  const depth = down[2]! * Math.cos(yaw) - aside * Math.sin(yaw);
  const pitch = Math.atan2(depth, upright);
  return { yaw: yaw * degrees, pitch: pitch * degrees, roll: roll * degrees };
}
