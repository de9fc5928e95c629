import { smoothstep } from './mouth-basis.js';

/**
 * A row of teeth seen from the front: brightness and cover over (a, b) in u. b is 0 at the biting edge of the middle teeth
 * and grows downwards.
 */
export interface TeethTexture {
  readonly texel: number;
  readonly width: number;
  readonly height: number;
  /** Texel column of a = 0 and row of b = 0. */
  readonly originA: number;
  readonly originB: number;
  /** Brightness 0..1, cover 0..1, and share of gum 0..1, three numbers per texel. */
  readonly data: Float32Array;
}

/** Widths in u from the middle outwards, as seen from the front (tooth widths after Wheeler, arch foreshortened). */
const upperWidths = [0.086, 0.064, 0.056, 0.042, 0.03, 0.022];
const lowerWidths = [0.052, 0.057, 0.055, 0.046, 0.034, 0.024];
const upperSum = upperWidths.reduce((sum, width) => sum + width, 0);
const lowerSum = lowerWidths.reduce((sum, width) => sum + width, 0);
const upperHeight = 0.112;
const lowerHeight = 0.095;
const texel = 0.0025;

/** How far each upper tooth's edge lies above the middle ones'. */
const upperSteps = [0, 0.009, 0.003, 0.012, 0.018, 0.022];
const lowerSteps = [0.002, 0, 0.004, 0.008, 0.012, 0.016];

/**
 * Draws a row of teeth.
 * @param row the upper row hangs (its edge is its lower end), the lower one stands
 * @param scale widens or narrows the row for this person's mouth
 * @param blur softness in u, to match the picture
 */
export function drawTeeth(row: 'upper' | 'lower', scale: number, blur: number): TeethTexture {
  const known = drawn.get(row);
  const sharp = known?.scale === scale ? known.texture : drawSharp(row, scale);
  drawn.set(row, { scale, texture: sharp });
  const texture = { ...sharp, data: sharp.data.slice() };
  soften(texture.data, texture.width, texture.height, Math.max(0.6, blur / texel));
  return texture;
}

/** The rows drawn last, before they were softened: a person's are softened in several ways to find the one that fits. */
const drawn = new Map<'upper' | 'lower', { readonly scale: number; readonly texture: TeethTexture }>();

function drawSharp(row: 'upper' | 'lower', scale: number): TeethTexture {
  const width = 2 * Math.round((0.32 * scale) / texel) + 1;
  const height = Math.round(0.19 / texel);
  const originA = (width - 1) / 2;
  const originB = row === 'upper' ? height - Math.round(0.03 / texel) : Math.round(0.03 / texel);
  const data = new Float32Array(3 * width * height);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const a = ((i - originA) * texel) / scale;
      const b = (j - originB) * texel;
      toothAt(row, a, row === 'upper' ? -b : b, data, 3 * (j * width + i));
    }
  }
  return { texel, width, height, originA, originB, data };
}

/** Brightness, cover and gum at `up` u from the biting edge towards the root. */
function toothAt(row: 'upper' | 'lower', a: number, up: number, data: Float32Array, at: number): void {
  const widths = row === 'upper' ? upperWidths : lowerWidths;
  const steps = row === 'upper' ? upperSteps : lowerSteps;
  const full = row === 'upper' ? upperHeight : lowerHeight;
  const sum = row === 'upper' ? upperSum : lowerSum;
  const across = Math.abs(a);
  let start = 0;
  let n = 0;
  while (n < widths.length - 1 && across > start + widths[n]!) start += widths[n++]!;
  const half = widths[n]! / 2;
  const x = (across - start - half) / half;
  if (x > 1) return;
  // Outer corners are rounder than inner ones; teeth touch in their upper half and part towards the edge.
  const roundness = x > 0 ? 0.022 : 0.012;
  const edge = steps[n]! + roundness * Math.abs(x) ** 4 + (a > 0 ? 0.0012 : 0) * ((n * 7) % 3);
  const h = (up - edge) / (full - edge);
  const cover = smoothstep(-0.004, 0.004, up - edge) * (1 - smoothstep(0.27 * sum, sum, across) * 0.15);
  const contact = 1 - 0.24 * Math.exp(-((((1 - Math.abs(x)) * half) / 0.0045) ** 2)) - 0.08 * Math.abs(x) ** 3;
  const crown = 0.9 + 0.1 * smoothstep(0, 0.25, h) - 0.1 * smoothstep(0.45, 1, h);
  const turn = Math.max(0.12, 1 - 1.05 * (across / 0.3) ** 1.7);
  const gum = smoothstep(-0.006, 0.006, up - (full - 0.02 * (1 - x * x) - 0.006 * n));
  data[at] = contact * crown * turn * (1 - 0.45 * gum);
  data[at + 1] = cover;
  data[at + 2] = gum;
}

/** Two passes of a box filter each way: near enough to a Gaussian of the given radius in texels. */
function soften(data: Float32Array, width: number, height: number, radius: number): void {
  const r = Math.max(1, Math.round(radius));
  const line = new Float32Array(Math.max(width, height));
  const pass = (start: number, step: number, count: number) => {
    for (let i = 0; i < count; i++) line[i] = data[start + i * step]!;
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let k = -r; k <= r; k++) sum += line[Math.min(count - 1, Math.max(0, i + k))]!;
      data[start + i * step] = sum / (2 * r + 1);
    }
  };
  for (let twice = 0; twice < 2; twice++) {
    for (let k = 0; k < 3; k++) {
      for (let j = 0; j < height; j++) pass(3 * j * width + k, 3, width);
      for (let i = 0; i < width; i++) pass(3 * i + k, 3 * width, height);
    }
  }
}

/** A copy of a texture, softened by `blur` u. */
export function softenTeeth(texture: TeethTexture, blur: number): TeethTexture {
  const data = texture.data.slice();
  soften(data, texture.width, texture.height, blur / texture.texel);
  return { ...texture, data };
}

/** Reads the texture at (a, b) into `sample`: brightness, cover, gum. Outside the texture the cover is 0. */
export function sampleTeeth(texture: TeethTexture, a: number, b: number, sample: Float32Array): void {
  const x = a / texture.texel + texture.originA;
  const y = b / texture.texel + texture.originB;
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  if (xi < 0 || yi >= texture.height - 1 || xi >= texture.width - 1 || yi < 0) {
    sample.fill(0);
    return;
  }
  const fx = x - xi;
  const fy = y - yi;
  const i = 3 * (yi * texture.width + xi);
  const below = i + 3 * texture.width;
  for (let k = 0; k < 3; k++) {
    const top = texture.data[i + k]! * (1 - fx) + texture.data[i + 3 + k]! * fx;
    const bottom = texture.data[below + k]! * (1 - fx) + texture.data[below + 3 + k]! * fx;
    sample[k] = top + fy * (bottom - top);
  }
}
