import type { Frame } from '@talkgraph/media';
import { lowerBrows, lowerLids, upperLids } from '../face-landmarks.js';

/** An eye of a still picture, one entry per pixel column from `x0` on. */
export interface EyeColumns {
  readonly x0: number;
  readonly count: number;
  /** Height where skin begins to move, below the brow, of the open lid's edge, and of where the lids meet. */
  readonly top: Float32Array;
  /** Where lashes and the shade along them begin, seen from above; skin reaches down to there. */
  readonly lashes: Float32Array;
  readonly open: Float32Array;
  readonly shut: Float32Array;
  /** 0..1: dies away beyond the corners. */
  readonly share: Float32Array;
  /** Ups and downs of the lashes' height along the eye, in u: an eye that is drawn otherwise than a human one has many. */
  readonly unrest: number;
}

/** A drawn eye may be larger than the mesh sees it by up to this, in u. */
const mostBeyond = 0.04;
/** Hair of the brow reaches this far below the mesh's line, and at least this much skin is above a lid; in u. */
const browEdge = 0.015;
const leastSkin = 0.06;
/** Lashes take up at least this much above the lid's edge, in u, and are darker than this share of the skin's luma. */
const lashesLeast = 0.012;
const darkerThanSkin = 0.72;
/** Skin that is darker than this share of the brightest below the brow has hair of the brow in it. */
const browsDarker = 0.8;

/** Reads an eye: where its lids are (the mesh's lines, corrected by what is seen) and the colours around it. */
export function readEye(frame: Frame, mesh: Float32Array, eye: number, unit: number): EyeColumns {
  const line = (points: readonly number[]) => points.map((p) => [mesh[3 * p]!, mesh[3 * p + 1]!] as const);
  const upper = line(upperLids[eye]!);
  const lower = line(lowerLids[eye]!);
  const brow = line(lowerBrows[eye]!).sort((p, q) => p[0] - q[0]);
  const margin = 0.05 * unit;
  const x0 = Math.max(0, Math.floor(upper[0]![0] - margin));
  const x1 = Math.min(frame.width - 1, Math.ceil(upper[upper.length - 1]![0] + margin));
  const count = Math.max(0, x1 - x0 + 1);
  const column = (pick: (x: number) => number) => Float32Array.from({ length: count }, (_, i) => pick(x0 + i));
  const open = column((x) => heightAt(upper, x));
  const brows = column((x) => Math.min(heightAt(brow, x) + browEdge * unit, heightAt(upper, x) - leastSkin * unit));
  const dark = column((x) => lashesFrom(frame, x, brows[x - x0]!, open[x - x0]!, unit));
  const reach = Math.round(0.02 * unit);
  const lashes = settle(
    dark.map((y) => -y),
    reach,
  ).map((y) => -y);
  const top = settle(
    column((x) => skinFrom(frame, x, brows[x - x0]!, lashes[x - x0]!)),
    reach,
  );
  const lid = column((x) => heightAt(lower, x));
  const below = readSkin(frame, x0, count, (i) => lid[i]! + 0.09 * unit, unit);
  const shut = settle(
    column((x) => eyeEnd(frame, x, lid[x - x0]!, below, x - x0, unit)),
    Math.round(0.04 * unit),
  );
  const ends = [upper[0]![0], upper[upper.length - 1]![0]] as const;
  const share = column((x) => Math.min(1, Math.max(0, (Math.min(x - ends[0], ends[1] - x) + margin) / margin)));
  const unrest = wayOf(lashes.map((y, i) => open[i]! - y)) / unit;
  return { x0, count, top, lashes, open, shut, share, unrest };
}

/** Straight between the points; the ends hold. */
function heightAt(line: readonly (readonly [number, number])[], x: number): number {
  if (x <= line[0]![0]) return line[0]![1];
  for (let i = 1; i < line.length; i++) {
    const [x1, y1] = line[i]!;
    if (x > x1) continue;
    const [xa, ya] = line[i - 1]!;
    return ya + ((y1 - ya) * (x - xa)) / Math.max(1e-3, x1 - xa);
  }
  return line[line.length - 1]![1];
}

/** Luma, and chroma as stored, one entry per column. */
interface SkinTones {
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

function readSkin(frame: Frame, x0: number, count: number, height: (i: number) => number, unit: number): SkinTones {
  const half = frame.width >> 1;
  const tones = { y: new Float32Array(count), u: new Float32Array(count), v: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    let samples = 0;
    for (let s = -1; s <= 1; s++) {
      const y = Math.min(frame.height - 1, Math.max(0, Math.round(height(i) + s * 0.012 * unit)));
      const chroma = (y >> 1) * half + ((x0 + i) >> 1);
      tones.y[i]! += frame.y[y * frame.width + x0 + i]!;
      tones.u[i]! += frame.u[chroma]!;
      tones.v[i]! += frame.v[chroma]!;
      samples++;
    }
    tones.y[i]! /= samples;
    tones.u[i]! /= samples;
    tones.v[i]! /= samples;
  }
  const reach = Math.round(0.09 * unit);
  return { y: blurred(tones.y, reach), u: blurred(tones.u, reach), v: blurred(tones.v, reach) };
}

/** The brightest of the skin between brow and lid in a column. */
function skinLuma(frame: Frame, x: number, from: number, to: number): number {
  let skin = 0;
  for (let y = from; y <= to; y++) skin = Math.max(skin, lumaAt(frame, x, y));
  return skin;
}

/** Up from the lid's edge as long as it is darker than the skin under the brow. */
function lashesFrom(frame: Frame, x: number, top: number, edge: number, unit: number): number {
  const dark = darkerThanSkin * skinLuma(frame, x, top, edge - lashesLeast * unit);
  let y = edge - lashesLeast * unit;
  for (let seen = y; seen > top; seen--)
    if (lumaAt(frame, x, seen) < dark) y = seen;
    else if (y - seen > 0.02 * unit) break;
  return Math.max(y - 1, top + 0.35 * (edge - top));
}

/** Up from the lashes as long as it is skin: hair of the brow must not be drawn down. */
function skinFrom(frame: Frame, x: number, top: number, lashes: number): number {
  const dark = browsDarker * skinLuma(frame, x, top, lashes - 1);
  let y = lashes - 2;
  while (y > top && lumaAt(frame, x, y - 1) >= dark) y--;
  return Math.max(top, y);
}

function wayOf(values: Float32Array): number {
  let way = 0;
  for (let i = 1; i < values.length; i++) way += Math.abs(values[i]! - values[i - 1]!);
  return way;
}

function lumaAt(frame: Frame, x: number, y: number): number {
  return frame.y[Math.min(frame.height - 1, Math.max(0, Math.round(y))) * frame.width + x]!;
}

/** From the mesh's lower lid on down as long as what is seen is not the skin below. */
function eyeEnd(frame: Frame, x: number, from: number, skin: SkinTones, i: number, unit: number): number {
  const half = frame.width >> 1;
  let end = from;
  for (let y = Math.max(0, Math.round(from - 0.01 * unit)); y < Math.min(frame.height, from + mostBeyond * unit); y++) {
    const chroma = (y >> 1) * half + (x >> 1);
    const apart =
      Math.abs(frame.y[y * frame.width + x]! - skin.y[i]!) / 26 +
      Math.hypot(frame.u[chroma]! - skin.u[i]!, frame.v[chroma]! - skin.v[i]!) / 11;
    if (apart > 1) end = y + 1;
    else if (y > end + 0.015 * unit) break;
  }
  return end;
}

/** Takes the lowest of the neighbours, then smooths: one wrong column must not leave a notch. */
function settle(values: Float32Array, reach: number): Float32Array {
  const low = values.map((_, i) => {
    let most = -Infinity;
    for (let k = Math.max(0, i - 1); k <= Math.min(values.length - 1, i + 1); k++) most = Math.max(most, values[k]!);
    return most;
  });
  return blurred(blurred(low, reach), reach);
}

function blurred(values: Float32Array, reach: number): Float32Array {
  return values.map((_, i) => {
    let sum = 0;
    let n = 0;
    for (let k = Math.max(0, i - reach); k <= Math.min(values.length - 1, i + reach); k++, n++) sum += values[k]!;
    return sum / n;
  });
}
