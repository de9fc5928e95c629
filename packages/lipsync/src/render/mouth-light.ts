import type { Frame } from '@talkgraph/media';
import { innerLowerLip, lowerLids, outerLowerLip, skinLeft, skinRight, upperLids } from './face-landmarks.js';

/** A colour in the frame's own numbers: luma as it is, chroma around 0. */
export interface Tone {
  y: number;
  u: number;
  v: number;
}

/** The light on a face and the colours that the inside of its mouth is painted with. */
export interface MouthLight {
  readonly black: number;
  readonly skin: Tone;
  readonly lip: Tone;
  readonly teeth: Tone;
  /** How much brighter the picture's right side is than the left, as a share of the mean: about -0.4..0.4. */
  readonly slope: number;
}

/**
 * Measures the light on a face. Teeth take brightness and tint from the whites of the eyes, which are lit by the same light
 * (so they suit a painting or a cartoon too), held within reason by the skin.
 * @param mesh x y z per point, in the frame's pixels
 */
export function measureLight(frame: Frame, mesh: Float32Array, unit: number): MouthLight {
  const black = frame.colour.fullRange ? 0 : 16;
  const radius = Math.max(1, Math.round(unit * 0.02));
  const left = meanTone(frame, mesh, skinLeft, radius);
  const right = meanTone(frame, mesh, skinRight, radius);
  const skin: Tone = { y: (left.y + right.y) / 2, u: (left.u + right.u) / 2, v: (left.v + right.v) / 2 };
  const middles = innerLowerLip.slice(2, -2).map((p, i) => [p, outerLowerLip[i + 2]!] as const);
  const lip = meanBetween(frame, mesh, middles);
  const white = eyeWhite(frame, mesh) ?? { y: skin.y * 1.15, u: skin.u * 0.4, v: skin.v * 0.3 };
  const low = black + (skin.y - black) * 1.18;
  const high = black + Math.max((skin.y - black) * 1.4, 100);
  const teeth: Tone = {
    y: Math.min(Math.min(high, 225), Math.max(low, white.y)),
    u: 0.45 * white.u + 0.3 * skin.u - 2,
    v: 0.4 * white.v + 0.34 * skin.v + 1,
  };
  const slope = (right.y - left.y) / Math.max(20, left.y + right.y - 2 * black);
  return { black, skin, lip, teeth, slope: Math.min(0.4, Math.max(-0.4, slope)) };
}

/** Mean of several measures of light: one measure alone flickers with noise. */
export function averageLight(lights: readonly MouthLight[]): MouthLight {
  const mean = (pick: (light: MouthLight) => number) =>
    lights.reduce((sum, light) => sum + pick(light), 0) / lights.length;
  const tone = (pick: (light: MouthLight) => Tone): Tone => ({
    y: mean((l) => pick(l).y),
    u: mean((l) => pick(l).u),
    v: mean((l) => pick(l).v),
  });
  return {
    black: lights[0]!.black,
    skin: tone((l) => l.skin),
    lip: tone((l) => l.lip),
    teeth: tone((l) => l.teeth),
    slope: mean((l) => l.slope),
  };
}

function meanTone(frame: Frame, mesh: Float32Array, points: readonly number[], radius: number): Tone {
  const sum: Tone = { y: 0, u: 0, v: 0 };
  let count = 0;
  for (const p of points) {
    for (let j = -radius; j <= radius; j++) {
      for (let i = -radius; i <= radius; i++) {
        count++;
        addPixel(frame, mesh[3 * p]! + i, mesh[3 * p + 1]! + j, sum);
      }
    }
  }
  return { y: sum.y / count, u: sum.u / count, v: sum.v / count };
}

function meanBetween(frame: Frame, mesh: Float32Array, pairs: readonly (readonly [number, number])[]): Tone {
  const sum: Tone = { y: 0, u: 0, v: 0 };
  for (const [p, q] of pairs)
    addPixel(frame, (mesh[3 * p]! + mesh[3 * q]!) / 2, (mesh[3 * p + 1]! + mesh[3 * q + 1]!) / 2, sum);
  return { y: sum.y / pairs.length, u: sum.u / pairs.length, v: sum.v / pairs.length };
}

function addPixel(frame: Frame, px: number, py: number, sum: Tone): void {
  const x = Math.min(frame.width - 1, Math.max(0, Math.round(px)));
  const y = Math.min(frame.height - 1, Math.max(0, Math.round(py)));
  const chroma = (y >> 1) * (frame.width >> 1) + (x >> 1);
  sum.y += frame.y[y * frame.width + x]!;
  sum.u += frame.u[chroma]! - 128;
  sum.v += frame.v[chroma]! - 128;
}

/** The bright, colourless pixels between the lids; undefined when the eyes are closed or too small. */
function eyeWhite(frame: Frame, mesh: Float32Array): Tone | undefined {
  const pixels: Tone[] = [];
  for (let eye = 0; eye < 2; eye++) {
    const upper = upperLids[eye]!;
    const lower = lowerLids[eye]!;
    for (let k = 1; k < upper.length - 1; k++) {
      const [x, top] = [mesh[3 * upper[k]!]!, mesh[3 * upper[k]! + 1]!];
      const bottom = mesh[3 * lower[k]! + 1]!;
      for (let y = top + 0.25 * (bottom - top); y < top + 0.85 * (bottom - top); y++) {
        const tone: Tone = { y: 0, u: 0, v: 0 };
        addPixel(frame, x, y, tone);
        pixels.push(tone);
      }
    }
  }
  if (pixels.length < 12) return undefined;
  pixels.sort((p, q) => q.y - 1.5 * Math.hypot(q.u, q.v) - (p.y - 1.5 * Math.hypot(p.u, p.v)));
  const best = pixels.slice(0, Math.ceil(pixels.length * 0.2));
  const mean = (pick: (tone: Tone) => number) => best.reduce((sum, tone) => sum + pick(tone), 0) / best.length;
  return { y: mean((t) => t.y), u: mean((t) => t.u), v: mean((t) => t.v) };
}
