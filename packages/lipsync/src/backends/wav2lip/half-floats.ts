const words = new Uint32Array(1);
const floats = new Float32Array(words.buffer);

/** Numbers as the bits of half precision (IEEE 754 binary16), rounded to nearest; what is too small becomes 0. */
export function toHalfFloats(numbers: Float32Array, into: Uint16Array): void {
  for (let i = 0; i < numbers.length; i++) {
    floats[0] = numbers[i]!;
    const bits = words[0]!;
    const sign = (bits >>> 16) & 0x8000;
    const exponent = ((bits >>> 23) & 0xff) - 112;
    const rounded = (bits & 0x7fffff) + 0x1000;
    if (exponent <= 0) into[i] = sign | subnormal(bits, exponent);
    else if (exponent >= 31) into[i] = sign | 0x7c00;
    // A carry out of the fraction raises the exponent by itself.
    else into[i] = sign | ((exponent << 10) + (rounded >>> 13));
  }
}

function subnormal(bits: number, exponent: number): number {
  const shift = 14 - exponent;
  return shift > 24 ? 0 : (((bits & 0x7fffff) | 0x800000) + (1 << (shift - 1))) >>> shift;
}

/** The numbers that bits of half precision stand for. */
export function fromHalfFloats(bits: Uint16Array, into: Float32Array): void {
  for (let i = 0; i < bits.length; i++) {
    const half = bits[i]!;
    const exponent = (half >>> 10) & 31;
    const fraction = half & 1023;
    const size = exponent === 31 ? beyond(fraction) : magnitude(exponent, fraction);
    into[i] = half & 0x8000 ? -size : size;
  }
}

function magnitude(exponent: number, fraction: number): number {
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function beyond(fraction: number): number {
  return fraction === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
}
