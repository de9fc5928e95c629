import type { Rational } from './rational.js';

/** The value as a floating-point number. */
export function toNumber(r: Rational): number {
  return r.num / r.den;
}

/** The same value in lowest terms. */
export function reduced(num: number, den: number): Rational {
  let a = Math.abs(num);
  let b = Math.abs(den);
  while (b > 0) [a, b] = [b, a % b];
  const g = a || 1;
  return Object.freeze({ num: num / g, den: den / g });
}

/** Number of units of `b` that make up `count` units of `a`, rounded half up: count·(b/a) without losing precision. */
export function rescale(count: number, numerator: number, denominator: number): number {
  const exact = BigInt(Math.round(count)) * BigInt(numerator);
  const den = BigInt(denominator);
  const doubled = 2n * exact + den;
  const quotient = doubled / (2n * den);
  return Number(doubled < 0n && quotient * 2n * den !== doubled ? quotient - 1n : quotient);
}

/** First sample at or after the start of frame n: where a frame border falls in the sound, rounded to a sample. */
export function sampleOfFrame(n: number, fps: Rational, sampleRate: number): number {
  return rescale(n, fps.den * sampleRate, fps.num);
}
