/** A filter that keeps its state between samples. */
export type SampleFilter = (sample: number) => number;

/**
 * A second-order low-pass or high-pass of Butterworth quality (Q = 1/√2), after the formulas of R. Bristow-Johnson's
 * "Cookbook formulae for audio EQ biquad filter coefficients".
 */
export function biquad(kind: 'low-pass' | 'high-pass', hz: number, sampleRate: number): SampleFilter {
  const angle = (2 * Math.PI * hz) / sampleRate;
  const cosine = Math.cos(angle);
  const alpha = Math.sin(angle) * Math.SQRT1_2;
  const scale = 1 / (1 + alpha);
  const middle = kind === 'low-pass' ? 1 - cosine : -(1 + cosine);
  const b0 = (Math.abs(middle) / 2) * scale;
  const b1 = middle * scale;
  const a1 = -2 * cosine * scale;
  const a2 = (1 - alpha) * scale;
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (x) => {
    const y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    return y;
  };
}
