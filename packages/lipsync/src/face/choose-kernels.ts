import { type LocalFit, LocalFits } from './local-kernel.js';

/** Weights for the frames around one frame; applied to any signal they smooth it as was decided for that frame. */
export interface FrameKernel {
  /** First frame the weights are for. */
  readonly first: number;
  readonly weights: Float64Array;
}

/** How a group of signals is smoothed. */
export interface SmoothingStyle {
  /** Half widths of the windows to try, ascending. */
  readonly reaches: readonly number[];
  /** Bounds on the noise that is taken for jitter, in the signals' own measure. */
  readonly leastNoise: number;
  readonly mostNoise: number;
}

/** A fit whose misfit is this many times the noise is still taken whole, and one beyond the second number not at all. */
const takeBelow = 1.15;
const refuseAbove = 1.7;

/**
 * Decides for every frame how widely it may be averaged: as widely as a quadratic still explains the signals to within
 * their noise. A face at rest is averaged over the widest window, a closing lip over none, with all shades between, and
 * nothing lags because every window lies around its frame.
 * @param signals rows of numbers that tell how the group moves, each scaled so that its noise is about the same
 * @param breaks frames that do not continue the frame before (the first frame is one): windows never cross them
 */
export function chooseKernels(
  signals: readonly Float64Array[],
  breaks: readonly boolean[],
  style: SmoothingStyle,
): FrameKernel[] {
  const [firsts, lasts] = segmentEnds(breaks);
  const fits = new LocalFits();
  const noise = noiseOf(signals, firsts, lasts, style, fits);
  return signals.map((_, t) => {
    let kernel: FrameKernel = { first: t, weights: Float64Array.of(1) };
    for (const reach of style.reaches) {
      const fit = fits.get(Math.min(reach, t - firsts[t]!), Math.min(reach, lasts[t]! - t), reach);
      const share = smoothStep((refuseAbove - misfit(signals, t, fit) / noise) / (refuseAbove - takeBelow));
      if (share <= 0) break;
      kernel = mix(kernel, { first: t - fit.before, weights: fit.rows[fit.before]! }, share);
    }
    return kernel;
  });
}

/** Applies a frame's kernel to the rows around it. */
export function applyKernel(rows: readonly Float32Array[], kernel: FrameKernel, into: Float32Array): void {
  into.fill(0);
  for (let k = 0; k < kernel.weights.length; k++) {
    const weight = kernel.weights[k]!;
    const row = rows[kernel.first + k]!;
    for (let i = 0; i < into.length; i++) into[i] = into[i]! + weight * row[i]!;
  }
}

function segmentEnds(breaks: readonly boolean[]): [Int32Array, Int32Array] {
  const count = breaks.length;
  const firsts = new Int32Array(count);
  const lasts = new Int32Array(count);
  for (let t = 0; t < count; t++) firsts[t] = t === 0 || breaks[t] ? t : firsts[t - 1]!;
  for (let t = count - 1; t >= 0; t--) lasts[t] = t === count - 1 || breaks[t + 1] ? t : lasts[t + 1]!;
  return [firsts, lasts];
}

/** Jitter of the calmer third of the frames: what is left there of a quadratic over five frames. */
function noiseOf(
  signals: readonly Float64Array[],
  firsts: Int32Array,
  lasts: Int32Array,
  { leastNoise, mostNoise }: SmoothingStyle,
  fits: LocalFits,
): number {
  const misfits: number[] = [];
  for (let t = 0; t < signals.length; t++) {
    if (t - firsts[t]! >= 2 && lasts[t]! - t >= 2) misfits.push(misfit(signals, t, fits.get(2, 2, 2)));
  }
  misfits.sort((a, b) => a - b);
  // Two of five degrees of freedom are left by the fit; the factor makes the estimate right for white noise.
  const estimate = (misfits[Math.floor(misfits.length * 0.3)] ?? leastNoise) * 2;
  return Math.min(mostNoise, Math.max(leastNoise, estimate));
}

/** Weighted root mean square of what a fit leaves unexplained around frame t, over all signals. */
function misfit(signals: readonly Float64Array[], t: number, fit: LocalFit): number {
  const width = signals[t]!.length;
  const first = t - fit.before;
  let sum = 0;
  for (let k = 0; k < fit.rows.length; k++) {
    const row = fit.rows[k]!;
    for (let i = 0; i < width; i++) {
      let value = 0;
      for (let j = 0; j < row.length; j++) value += row[j]! * signals[first + j]![i]!;
      const left = signals[first + k]![i]! - value;
      sum += fit.weights[k]! * left * left;
    }
  }
  return Math.sqrt(sum / width);
}

function mix(narrow: FrameKernel, wide: FrameKernel, share: number): FrameKernel {
  const weights = wide.weights.map((weight) => weight * share);
  for (let k = 0; k < narrow.weights.length; k++) {
    const at = narrow.first - wide.first + k;
    weights[at] = weights[at]! + (1 - share) * narrow.weights[k]!;
  }
  return { first: wide.first, weights };
}

function smoothStep(x: number): number {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
}
