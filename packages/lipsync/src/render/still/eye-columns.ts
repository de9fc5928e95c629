import type { Frame } from '@talkgraph/media';
import { lowerLids, upperFolds, upperLids } from '../face-landmarks.js';

/** An eye of a still picture, one entry per pixel column from `x0` on. */
export interface EyeColumns {
  readonly x0: number;
  readonly count: number;
  /** Height of the fold above the lid, of the open lid's edge, and of where the lids meet when closed. */
  readonly fold: Float32Array;
  readonly open: Float32Array;
  readonly shut: Float32Array;
  /** Skin above the fold and below the eye: luma, and chroma as stored. */
  readonly above: { readonly y: Float32Array; readonly u: Float32Array; readonly v: Float32Array };
  readonly below: { readonly y: Float32Array; readonly u: Float32Array; readonly v: Float32Array };
  /** Luma of the lashes. */
  readonly lash: Float32Array;
  /** 0..1: dies away beyond the corners. */
  readonly share: Float32Array;
}

/** A drawn eye may be larger than the mesh sees it by up to this, in u. */
const mostBeyond = 0.045;

/** Reads an eye: where its lids are (the mesh's lines, corrected by what is seen) and the colours around it. */
export function readEye(frame: Frame, mesh: Float32Array, eye: number, unit: number): EyeColumns {
  const line = (points: readonly number[]) => points.map((p) => [mesh[3 * p]!, mesh[3 * p + 1]!] as const);
  const upper = line(upperLids[eye]!);
  const lower = line(lowerLids[eye]!);
  const folds = line(upperFolds[eye]!);
  const margin = 0.05 * unit;
  const x0 = Math.max(0, Math.floor(upper[0]![0] - margin));
  const x1 = Math.min(frame.width - 1, Math.ceil(upper[upper.length - 1]![0] + margin));
  const count = Math.max(0, x1 - x0 + 1);
  const column = (pick: (x: number) => number) => Float32Array.from({ length: count }, (_, i) => pick(x0 + i));
  const open = column((x) => heightAt(upper, x));
  const fold = column((x) => Math.min(heightAt(folds, x), heightAt(upper, x) - 0.07 * unit));
  const lid = column((x) => heightAt(lower, x));
  const above = readSkin(frame, x0, count, (i) => fold[i]! - 0.015 * unit, unit);
  const below = readSkin(frame, x0, count, (i) => lid[i]! + 0.09 * unit, unit);
  const shut = settle(
    column((x) => eyeEnd(frame, x, lid[x - x0]!, below, x - x0, unit)),
    Math.round(0.04 * unit),
  );
  const lash = column((x) => darkest(frame, x, open[x - x0]!, unit));
  const ends = [upper[0]![0], upper[upper.length - 1]![0]] as const;
  const share = column((x) => Math.min(1, Math.max(0, (Math.min(x - ends[0], ends[1] - x) + margin) / margin)));
  return { x0, count, fold, open, shut, above, below, lash: blurred(lash, Math.round(0.03 * unit)), share };
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

function readSkin(frame: Frame, x0: number, count: number, height: (i: number) => number, unit: number) {
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

/** From the mesh's lower lid on down as long as what is seen is not the skin below. */
function eyeEnd(frame: Frame, x: number, from: number, skin: EyeColumns['below'], i: number, unit: number): number {
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

function darkest(frame: Frame, x: number, y: number, unit: number): number {
  let dark = 255;
  for (let row = Math.round(y - 0.025 * unit); row <= y + 0.02 * unit; row++) {
    if (row >= 0 && row < frame.height) dark = Math.min(dark, frame.y[row * frame.width + x]!);
  }
  return dark;
}
