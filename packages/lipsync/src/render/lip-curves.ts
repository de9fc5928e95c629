import { innerLowerLip, innerUpperLip, outerLowerLip, outerUpperLip } from './face-landmarks.js';

/** The mouth at rest as curves over a (head coordinates, u). */
export interface LipCurves {
  /** Half the distance between the inner corners. */
  readonly halfWidth: number;
  /** Where the middle of the mouth lies across the face. */
  readonly centre: number;
  /** Height of the line between the lips at a. */
  seam(a: number): number;
  /** Thickness of the upper and the lower lip at a, never less than a little. */
  upperThickness(a: number): number;
  lowerThickness(a: number): number;
}

/** Reads the lips' curves from a face in head coordinates. */
export function lipCurves(head: Float32Array): LipCurves {
  const line = (points: readonly number[]) => points.map((p) => [head[3 * p]!, head[3 * p + 1]!] as const);
  const upper = line(innerUpperLip);
  const lower = line(innerLowerLip);
  const seamLine = upper.map(([a, b], i) => [(a + lower[i]![0]) / 2, (b + lower[i]![1]) / 2] as const);
  const outerUpper = line(outerUpperLip);
  const outerLower = line(outerLowerLip);
  const left = seamLine[0]![0];
  const right = seamLine[10]![0];
  const seam = (a: number) => interpolate(seamLine, a);
  return {
    halfWidth: (right - left) / 2,
    centre: (left + right) / 2,
    seam,
    upperThickness: (a) => Math.max(0.012, seam(a) - interpolate(outerUpper, a)),
    lowerThickness: (a) => Math.max(0.012, interpolate(outerLower, a) - seam(a)),
  };
}

/** Straight between the points, flat beyond the ends. */
function interpolate(line: readonly (readonly [number, number])[], a: number): number {
  if (a <= line[0]![0]) return line[0]![1];
  for (let i = 1; i < line.length; i++) {
    const [a1, b1] = line[i]!;
    if (a > a1) continue;
    const [a0, b0] = line[i - 1]!;
    return b0 + ((b1 - b0) * (a - a0)) / Math.max(1e-6, a1 - a0);
  }
  return line[line.length - 1]![1];
}
