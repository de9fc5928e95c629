import { type LoopFeatureName, type LoopFeatures, loopFeature } from './loop-features.js';

/**
 * How much of each feature counts as one visible jump when it changes within a short cross-fade. Chosen by what shows:
 * 0.04 u is 3–4 mm at a face, about 6 pixels on a head-and-shoulders 1080p picture, where a cross-fade begins to ghost;
 * 0.05 u is half of an open eye.
 */
const visibleChange: readonly (readonly [LoopFeatureName, number])[] = [
  ['yaw', 3],
  ['pitch', 3],
  ['roll', 2],
  ['x', 0.04],
  ['y', 0.04],
  ['scale', 0.03],
  ['eyes', 0.05],
  ['luma', 6],
];

/** The same for a sudden change of speed, per second. A slow head sway reaches 0.2 u/s and 8 degrees/s. */
const visibleSpeedChange: readonly (readonly [LoopFeatureName, number])[] = [
  ['yaw', 20],
  ['pitch', 20],
  ['roll', 15],
  ['x', 0.5],
  ['y', 0.5],
  ['scale', 0.3],
];

/**
 * How visible it is to show frame `to` where frame `from` was due, cross-fading over `blend` frames: root of the sum of
 * squared differences, each over its just-visible amount, averaged over the first, middle and last frame of the fade,
 * and of the speeds at its middle. 0 is a perfect match, 1 begins to show.
 */
export function jumpCost(features: LoopFeatures, from: number, to: number, blend: number): number {
  const middle = blend >> 1;
  const last = Math.max(0, blend - 1);
  const change = (changeSquared(features, from, to) + changeSquared(features, from + middle, to + middle)) / 3;
  const ending = changeSquared(features, from + last, to + last) / 3;
  let speed = 0;
  for (const [name, visible] of visibleSpeedChange) {
    const jump = speedOf(features, from + middle, name) - speedOf(features, to + middle, name);
    speed += (jump / visible) ** 2;
  }
  return Math.sqrt(change + ending + speed);
}

/** How visible it is to play backwards from this frame on: all speeds change their sign there. Same scale as a jump. */
export function turnCost(features: LoopFeatures, frame: number): number {
  let sum = 0;
  for (const [name, visible] of visibleSpeedChange) sum += ((2 * speedOf(features, frame, name)) / visible) ** 2;
  return Math.sqrt(sum);
}

function changeSquared(features: LoopFeatures, from: number, to: number): number {
  let sum = 0;
  for (const [name, visible] of visibleChange) {
    sum += ((loopFeature(features, from, name) - loopFeature(features, to, name)) / visible) ** 2;
  }
  return sum;
}

/** Central difference, per second. */
function speedOf(features: LoopFeatures, frame: number, name: LoopFeatureName): number {
  const span = Math.min(features.frameCount - 1, frame + 1) - Math.max(0, frame - 1);
  if (span <= 0) return 0;
  const change = loopFeature(features, frame + 1, name) - loopFeature(features, frame - 1, name);
  return (change * features.framesPerSecond) / span;
}
