import type { Frame } from '@talkgraph/media';
import type { LipOpening } from './lip-opening.js';
import { bilinear } from './resample.js';

/** The line where the lips touch, as it is drawn over lips that were brought together or rolled in. */
export interface ContactLine {
  /** Per inner-edge vertex: colour of the line, and how strongly it is drawn, 0..1. */
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
  readonly strength: Float32Array;
}

export function createContactLine(vertices: number): ContactLine {
  const values = () => new Float32Array(vertices);
  return { y: values(), u: values(), v: values(), strength: values() };
}

/** A shadow between touching lips is this much of their brightness. */
const shadow = 0.58;

/**
 * Reads the line's colour from the source frame: where the lips touch there, what lies between them; where they are apart,
 * a shadow of the lips' own colour.
 * @param from x y per vertex in the source frame, before lips are rolled in
 * @param unit pixels per u
 * @param rolled 0..1 how far the lips are rolled in
 */
export function readContactLine(
  line: ContactLine,
  source: Frame,
  from: Float32Array,
  edges: { readonly upper: readonly number[]; readonly lower: readonly number[] },
  unit: number,
  rolled: number,
): void {
  const half = source.width >> 1;
  const halfHeight = source.height >> 1;
  const black = source.colour.fullRange ? 0 : 16;
  edges.upper.forEach((upper, i) => {
    const lower = edges.lower[i]!;
    const x = (from[2 * upper]! + from[2 * lower]!) / 2;
    const y = (from[2 * upper + 1]! + from[2 * lower + 1]!) / 2;
    const gap = Math.hypot(from[2 * lower]! - from[2 * upper]!, from[2 * lower + 1]! - from[2 * upper + 1]!) / unit;
    const apart = Math.min(1, gap / 0.025);
    const lipX = from[2 * lower]! + (from[2 * lower]! - x) * 0.4;
    const lipY = from[2 * lower + 1]! + unit * 0.025;
    const touching = bilinear(source.y, source.width, source.height, x, y);
    const lip = bilinear(source.y, source.width, source.height, lipX, lipY);
    line.y[i] = touching + apart * (black + (lip - black) * shadow - touching);
    const [cx, cy] = [x + apart * (lipX - x), y + apart * (lipY - y)];
    line.u[i] = bilinear(source.u, half, halfHeight, cx / 2 - 0.25, cy / 2 - 0.25);
    line.v[i] = bilinear(source.v, half, halfHeight, cx / 2 - 0.25, cy / 2 - 0.25);
    line.strength[i] = Math.min(0.8, Math.max(apart, rolled));
  });
}

/**
 * Draws the line along the middle of the (almost) closed opening, fading as the lips part.
 * @param softness width of the picture's soft edges, in pixels
 */
export function drawContactLine(
  target: Frame,
  opening: LipOpening,
  line: ContactLine,
  unit: number,
  softness: number,
): void {
  const vertices = line.y.length;
  const sigma = Math.max(0.75 * softness, unit * 0.007);
  const reach = Math.ceil(2.2 * sigma);
  for (let c = 0; c < opening.length; c++) {
    const gap = opening.lower[c]! - opening.upper[c]!;
    const place = (c / Math.max(1, opening.length - 1)) * (vertices - 1);
    const i = Math.min(vertices - 2, Math.floor(place));
    const f = place - i;
    const ends = Math.min(1, Math.min(c, opening.length - 1 - c) / (0.05 * unit));
    const strength = mix(line.strength, i, f) * Math.max(0, 1 - gap / (0.02 * unit)) * ends;
    if (strength < 0.02) continue;
    const across = (opening.upper[c]! + opening.lower[c]!) / 2;
    const x = opening.x + c * opening.ex - across * opening.ey;
    const y = opening.y + c * opening.ey + across * opening.ex;
    // Columns are one pixel apart along the mouth; in a frame's column the nearest of them is drawn, once.
    drawColumn(target.y, target.width, target.height, x, y, reach, sigma, strength, mix(line.y, i, f));
    if (c % 2) continue;
    const [w, h] = [target.width >> 1, target.height >> 1];
    drawColumn(target.u, w, h, x / 2 - 0.25, y / 2 - 0.25, reach, sigma * 0.6, strength * 0.6, mix(line.u, i, f));
    drawColumn(target.v, w, h, x / 2 - 0.25, y / 2 - 0.25, reach, sigma * 0.6, strength * 0.6, mix(line.v, i, f));
  }
}

function drawColumn(
  plane: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  reach: number,
  sigma: number,
  strength: number,
  value: number,
): void {
  const column = Math.round(x);
  if (column < 0 || column >= width) return;
  const middle = Math.round(y);
  for (let row = Math.max(0, middle - reach); row <= Math.min(height - 1, middle + reach); row++) {
    const weight = strength * Math.exp(-(((row - y) / sigma) ** 2));
    const i = row * width + column;
    plane[i] = plane[i]! + weight * (value - plane[i]!) + 0.5;
  }
}

function mix(values: Float32Array, i: number, f: number): number {
  return values[i]! * (1 - f) + values[i + 1]! * f;
}
