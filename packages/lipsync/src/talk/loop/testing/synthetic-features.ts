import { type LoopFeatureName, type LoopFeatures, loopFeatureNames, loopFeatureWidth } from '../loop-features.js';

/** Builds features from a function of the frame number; what it leaves out is a still, open-eyed, usable face. */
export function syntheticFeatures(
  frameCount: number,
  at: (n: number) => Partial<Record<LoopFeatureName, number>>,
  framesPerSecond = 25,
): LoopFeatures {
  const rows = new Float32Array(frameCount * loopFeatureWidth);
  for (let n = 0; n < frameCount; n++) {
    const row = { eyes: 0.11, luma: 120, usable: 1, ...at(n) };
    for (const [i, name] of loopFeatureNames.entries())
      rows[n * loopFeatureWidth + i] = row[name as keyof typeof row] ?? 0;
  }
  return { frameCount, framesPerSecond, rows };
}

/** A head that sways with the given period in frames: exactly the same pose and speed once a period. */
export const swaying = (frameCount: number, period: number) =>
  syntheticFeatures(frameCount, (n) => ({
    yaw: 12 * Math.sin((2 * Math.PI * n) / period),
    x: 0.3 * Math.cos((2 * Math.PI * n) / period),
  }));
