import { mouthParameters } from '../../mouth-shape.js';
import { type MouthTrack, mouthTrackRate } from '../../mouth-track.js';

/** How the head is turned and shifted against the still picture: radians and u. */
export interface HeadSway {
  yaw: number;
  pitch: number;
  roll: number;
  across: number;
  down: number;
}

/** Widest slow sway, in radians and u: well under a degree. */
const swayYaw = 0.011;
const swayPitch = 0.006;
const swayRoll = 0.006;
const swayShift = 0.006;
/** A stressed syllable's nod, in radians at full mouth opening. */
const nod = 0.022;

/**
 * Slight head motion: slow drifting sums of sines whose periods have no common measure, and a small nod that follows the
 * energy of speech (heads dip on stressed syllables: Munhall et al. 2004). The same for the same seed and track.
 */
export function planSway(track: MouthTrack, seed: number): (seconds: number) => HeadSway {
  const phase = (k: number) => ((Math.imul(seed + k, 0x9e3779b1) >>> 0) / 2 ** 32) * 2 * Math.PI;
  const wave = (seconds: number, k: number, period: number) =>
    0.6 * Math.sin((2 * Math.PI * seconds) / period + phase(k)) +
    0.4 * Math.sin((2 * Math.PI * seconds) / (period * 0.443) + phase(k + 7));
  const energy = speechEnergy(track);
  return (seconds) => {
    const stress = energyAt(energy, seconds);
    // Ease in, so that the first frame is the picture as it is.
    const start = Math.min(1, seconds / 1.2);
    const ease = start * start * (3 - 2 * start);
    return {
      yaw: ease * swayYaw * wave(seconds, 1, 7.3),
      pitch: ease * (swayPitch * wave(seconds, 2, 5.9) + nod * stress),
      roll: ease * (swayRoll * wave(seconds, 3, 8.7) + 0.004 * stress * Math.sin(seconds * 0.9 + phase(4))),
      across: ease * swayShift * wave(seconds, 5, 6.7),
      down: ease * swayShift * 0.5 * wave(seconds, 6, 4.7),
    };
  };
}

/** Opening smoothed over a syllable (two passes of a 0.24 s mean), per row. */
function speechEnergy(track: MouthTrack): Float32Array {
  const open = mouthParameters.indexOf('open');
  let values = Float32Array.from(
    { length: track.rowCount },
    (_, i) => track.values[i * mouthParameters.length + open]!,
  );
  for (let pass = 0; pass < 2; pass++) values = movingMean(values, Math.round(0.12 * mouthTrackRate));
  return values;
}

function movingMean(values: Float32Array, reach: number): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return Float32Array.from(values, (_, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(values.length, i + reach + 1);
    return (sums[to]! - sums[from]!) / (to - from);
  });
}

function energyAt(energy: Float32Array, seconds: number): number {
  if (energy.length === 0) return 0;
  const place = Math.min(energy.length - 1, Math.max(0, seconds * mouthTrackRate));
  const i = Math.floor(place);
  const next = energy[Math.min(energy.length - 1, i + 1)]!;
  return Math.min(1, (energy[i]! + (next - energy[i]!) * (place - i)) / 0.25);
}
