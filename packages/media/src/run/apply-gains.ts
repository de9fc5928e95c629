import type { GainSlope } from '../frame-op.js';

/** Multiplies interleaved samples, the first of which is sample `at`, by the factors of all slopes. */
export function applyGains(samples: Float32Array, channels: number, at: number, gains: readonly GainSlope[]): void {
  for (const gain of gains) applyGain(samples, channels, at, gain);
}

function applyGain(samples: Float32Array, channels: number, at: number, gain: GainSlope): void {
  const count = samples.length / channels;
  for (let i = 0; i < count; i++) {
    const factor = factorAt(gain, at + i);
    if (factor === 1) continue;
    for (let k = i * channels; k < (i + 1) * channels; k++) samples[k] = (samples[k] as number) * factor;
  }
}

/** The factor of a slope at a sample. */
function factorAt({ at, count, from, to }: GainSlope, sample: number): number {
  if (sample >= at + count) return to;
  return sample < at ? from : from + ((to - from) * (sample - at)) / count;
}
