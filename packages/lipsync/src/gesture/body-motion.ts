import type { BodyRegion } from './body-region.js';
import type { FilmStrip } from './film-strip.js';

/** How much a person's hands and arms move, one number a frame. */
export interface BodyMotion {
  /** Share of the picture that changes towards this frame, in squares of one outer eye distance, a second. */
  readonly energy: Float32Array;
  /** Mean vertical speed of what moves, in outer eye distances a second; positive is down. */
  readonly fall: Float32Array;
}

/** Luma changes up to this come from noise and the encoder, not from motion. */
const noise = 6;
/** A change of this size is that of a hand before cloth. */
const fullChange = 60;

/**
 * Measures the motion of the body: luma differences from frame to frame beyond the noise, and their vertical speed by the
 * gradient constraint of optical flow (B. Lucas and T. Kanade, 1981), one least-squares solution over all that moves.
 */
export function measureMotion(strip: FilmStrip, { mask, unitPixels }: BodyRegion): BodyMotion {
  const { width, height, frameCount, fps, pictures } = strip;
  const cells = width * height;
  const rate = fps.num / fps.den;
  const energy = new Float32Array(frameCount);
  const fall = new Float32Array(frameCount);
  const unit = Math.sqrt(unitPixels);
  for (let n = 1; n < frameCount; n++) {
    const here = n * cells;
    const before = here - cells;
    let moved = 0;
    let product = 0;
    let square = 0;
    for (let i = width; i < cells - width; i++) {
      if (!mask[i]) continue;
      const change = pictures[here + i]! - pictures[before + i]!;
      const excess = Math.abs(change) - noise;
      if (excess <= 0) continue;
      moved += Math.min(1, excess / fullChange);
      const slope =
        pictures[here + i + width]! -
        pictures[here + i - width]! +
        pictures[before + i + width]! -
        pictures[before + i - width]!;
      product += change * slope;
      square += slope * slope;
    }
    energy[n] = (moved / unitPixels) * rate;
    // The slope above is four times the change per row.
    fall[n] = square > 0 ? ((-4 * product) / square / unit) * rate : 0;
  }
  energy[0] = energy[1] ?? 0;
  fall[0] = fall[1] ?? 0;
  return { energy: smoothed(energy), fall: smoothed(fall) };
}

/** Binomial mean over three frames. */
function smoothed(values: Float32Array): Float32Array {
  const last = values.length - 1;
  return values.map((value, i) => (values[Math.max(0, i - 1)]! + 2 * value + values[Math.min(last, i + 1)]!) / 4);
}
