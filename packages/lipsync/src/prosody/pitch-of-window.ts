/** Rate of the sound that pitch is read from: formants above the first harmonics only disturb. */
export const pitchSampleRate = 4_000;
/** The voices of adults, in Hz. */
const lowestHz = 70;
const highestHz = 400;
const shortestLag = Math.floor(pitchSampleRate / highestHz);
const longestLag = Math.ceil(pitchSampleRate / lowestHz);
/** 40 ms: two periods of a low voice. */
const comparedSamples = 160;
/** Samples that one reading looks at. */
export const pitchWindow = comparedSamples + longestLag + 2;

/** Correlation from which a sound counts as voiced. */
const voicedFrom = 0.55;
/** A shorter period is taken when it fits nearly as well as the best: the best is often a multiple of it. */
const nearlyAsGood = 0.93;

const correlation = new Float64Array(longestLag + 2);

/**
 * Fundamental frequency of `pitchWindow` samples at 4 kHz from `at` on, in Hz, or 0 where there is none: the lag with the
 * highest normalised cross-correlation (D. Talkin, "A Robust Algorithm for Pitch Tracking", 1995), the shortest of those
 * that are about as good, refined by a parabola.
 */
export function pitchOfWindow(samples: Float32Array, at: number): number {
  let best = 0;
  const own = energy(samples, at);
  if (own < 1e-7) return 0;
  let shifted = energy(samples, at + shortestLag - 1);
  for (let lag = shortestLag - 1; lag <= longestLag + 1; lag++) {
    let sum = 0;
    for (let i = 0; i < comparedSamples; i++) sum += samples[at + i]! * samples[at + lag + i]!;
    const value = shifted > 1e-7 ? sum / Math.sqrt(own * shifted) : 0;
    correlation[lag] = value;
    if (lag >= shortestLag && lag <= longestLag && value > best) best = value;
    shifted += samples[at + lag + comparedSamples]! ** 2 - samples[at + lag]! ** 2;
  }
  if (best < voicedFrom) return 0;
  for (let lag = shortestLag; lag <= longestLag; lag++) {
    const [before, here, after] = [correlation[lag - 1]!, correlation[lag]!, correlation[lag + 1]!];
    if (here < nearlyAsGood * best || here < before || here < after) continue;
    const curve = before - 2 * here + after;
    const shift = curve < 0 ? (before - after) / (2 * curve) : 0;
    return pitchSampleRate / (lag + shift);
  }
  return 0;
}

function energy(samples: Float32Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < comparedSamples; i++) sum += samples[at + i]! ** 2;
  return sum;
}
