/** A coordinate as files keep it: without fractions, and without the zero that has a sign. */
export function wholePixel(value: number): number {
  return Math.round(value) + 0;
}
