// Half-precision numbers as IEEE 754 binary16 lays them out.

const floatView = new Float32Array(1);
const bitsView = new Uint32Array(floatView.buffer);

/** Rounds a number to the nearest half, ties to even, and answers its 16 bits. */
export function toHalf(value) {
  floatView[0] = value;
  const bits = bitsView[0];
  const sign = (bits >>> 16) & 0x8000;
  const exponent = (bits >>> 23) & 0xff;
  const mantissa = bits & 0x7fffff;
  if (exponent === 0xff) return sign | 0x7c00 | (mantissa ? 0x200 : 0);
  const power = exponent - 127 + 15;
  if (power >= 31) return sign | 0x7c00;
  if (power <= 0) return sign | roundShift(power < -11 ? 0 : mantissa | 0x800000, 14 - power);
  return sign + (power << 10) + roundShift(mantissa, 13); // a carry out of the mantissa raises the exponent, rightly
}

/** The number that 16 bits stand for. */
export function fromHalf(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const mantissa = bits & 1023;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

function roundShift(value, shift) {
  if (shift > 24) return 0;
  const kept = value >>> shift;
  const rest = value & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  return rest > half || (rest === half && kept & 1) ? kept + 1 : kept;
}
