/**
 * Whether a JSON text may hold numbers that JSON.parse does not give back as they were written: with a zero at the
 * end (`5.0`), with an exponent, or with more digits than a double has. Texts inside it may look like that too, which only
 * costs time: a reader that keeps numbers as they were written takes some twenty times as long.
 */
export function hasExactNumbers(text: string): boolean {
  return /\.\d*0(?!\d)|\d[eE][+-]?\d|\d{16}/.test(text);
}
