import { restingEnergy } from './find-movements.js';
import type { PictureDistance } from './picture-distance.js';

/** Pictures that differ by less than this show the same pose. */
const samePose = 18;
/** A pose in which hands rest for less than this in all is a hold in the air, not a place where they are at home. */
const leastSeconds = 1;
const leastShare = 0.06;
/** More poses than this are not looked at: a person who has so many has no home. */
const mostPoses = 24;

/** Frames that show where hands are at home: folded, on the table, hanging. The pose held longest comes first. */
export function homePoses(energy: Float32Array, distance: PictureDistance, framesPerSecond: number): number[] {
  const step = Math.max(1, Math.round(framesPerSecond / 5));
  const poses: { readonly frame: number; count: number }[] = [];
  let still = 0;
  for (let n = 0; n < energy.length; n += step) {
    if (energy[n]! > restingEnergy) continue;
    still++;
    const same = poses.find(({ frame }) => distance.between(frame, n) < samePose);
    if (same) same.count++;
    else if (poses.length < mostPoses) poses.push({ frame: n, count: 1 });
  }
  const least = Math.max(leastSeconds * 5, leastShare * still);
  return poses
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count)
    .map(({ frame }) => frame);
}
