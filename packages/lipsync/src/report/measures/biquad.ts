/** A second-order filter: y = b0·x + b1·x₁ + b2·x₂ − a1·y₁ − a2·y₂. */
export interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/**
 * Butterworth low-pass or high-pass of second order (Robert Bristow-Johnson, "Cookbook formulae for audio equalizer
 * biquad filter coefficients", Q = 1/√2).
 */
export function biquad(kind: 'low-pass' | 'high-pass', cutoffHz: number, sampleRate: number): Biquad {
  const omega = (2 * Math.PI * cutoffHz) / sampleRate;
  const alpha = Math.sin(omega) / Math.SQRT2;
  const cos = Math.cos(omega);
  const a0 = 1 + alpha;
  const edge = kind === 'low-pass' ? (1 - cos) / 2 : (1 + cos) / 2;
  const middle = kind === 'low-pass' ? 2 * edge : -2 * edge;
  return { b: [edge / a0, middle / a0, edge / a0], a: [(-2 * cos) / a0, (1 - alpha) / a0] };
}

/** Runs a filter over samples that arrive in pieces; keeps its state between them. */
export function biquadRunner({ b, a }: Biquad): (x: number) => number {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (x) => {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  };
}
