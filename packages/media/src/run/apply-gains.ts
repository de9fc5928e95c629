import type { GainSlope } from '../frame-op.js';

/** Multiplies interleaved samples, the first of which is sample `at`, by the factors of all slopes. */
export function applyGains(samples: Float32Array, channels: number, at: number, gains: readonly GainSlope[]): void {
  const count = samples.length / channels;
  for (const gain of gains) {
    const end = gain.at + gain.count;
    const [first, last] = [clamp(gain.at - at, count), clamp(end - at, count)];
    multiply(samples.subarray(0, first * channels), gain.from);
    for (let i = first; i < last; i++) {
      const factor = gain.from + ((gain.to - gain.from) * (at + i - gain.at)) / gain.count;
      multiply(samples.subarray(i * channels, (i + 1) * channels), factor);
    }
    multiply(samples.subarray(last * channels), gain.to);
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count, index));
}

function multiply(samples: Float32Array, factor: number): void {
  if (factor === 1) return;
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) * factor;
}
