import { isUsable, type LoopFeatures, loopFeature } from './loop-features.js';

/** Range of the mouth's opening (10th to 90th percentile, in units) below which nobody is speaking. */
const idleMouthRange = 0.08;
/** Head rotation, 90th percentile in degrees per second, below which nobody nods or gestures with the head. */
const idleTurnSpeed = 25;

/**
 * Tells whether a template shows a person who only waits: closed or still mouth, slow head. Only such a template may be
 * played backwards; speech and gestures look wrong in reverse.
 */
export function isIdle(features: LoopFeatures): boolean {
  const mouth: number[] = [];
  const speed: number[] = [];
  for (let n = 1; n < features.frameCount; n++) {
    if (!isUsable(features, n) || !isUsable(features, n - 1)) continue;
    mouth.push(loopFeature(features, n, 'mouth'));
    const yaw = loopFeature(features, n, 'yaw') - loopFeature(features, n - 1, 'yaw');
    const pitch = loopFeature(features, n, 'pitch') - loopFeature(features, n - 1, 'pitch');
    speed.push(Math.hypot(yaw, pitch) * features.framesPerSecond);
  }
  if (mouth.length === 0) return false;
  mouth.sort((a, b) => a - b);
  speed.sort((a, b) => a - b);
  return percentile(mouth, 0.9) - percentile(mouth, 0.1) < idleMouthRange && percentile(speed, 0.9) < idleTurnSpeed;
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
