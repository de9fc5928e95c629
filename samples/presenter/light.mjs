import { unit } from './curves.mjs';

/** The studio's lights, shared by everything that is drawn. Directions point to the light: x right, y down, z to us. */
export const lights = {
  key: { direction: unit([-0.44, -0.52, 0.75]), colour: [1.08, 1.0, 0.9] },
  fill: { direction: unit([0.78, -0.05, 0.58]), colour: [0.27, 0.275, 0.32] },
  rim: { direction: unit([0.86, -0.35, -0.3]), colour: [1.0, 0.78, 0.52] },
  sky: [0.3, 0.31, 0.34],
  ground: [0.24, 0.185, 0.155],
};

const toLinearTable = Float32Array.from({ length: 256 }, (_, i) => (i / 255) ** 2.2);
const toScreenTable = Uint8ClampedArray.from({ length: 4097 }, (_, i) => Math.round(255 * (i / 4096) ** (1 / 2.2)));

/** A byte of sRGB (near enough) to linear light. */
export function toLinear(byte) {
  return toLinearTable[byte];
}

/** Linear light to a byte, with a soft shoulder so highlights do not clip. */
export function toScreen(value) {
  const v = Math.max(0, value);
  const rolled = v < 0.7 ? v : 0.7 + 0.3 * (1 - Math.exp(-(v - 0.7) / 0.3));
  return toScreenTable[Math.min(4096, Math.round(rolled * 4096))];
}
