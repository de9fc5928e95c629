import type { Frame, FrameColour } from '@talkgraph/media';
import { lumaShares } from '../luma-shares.js';
import { inverseOf, type Similarity } from './align-face.js';

/** Three planes of one size, as bytes of a frame would be; fractions are kept. */
export interface FacePlanes {
  readonly side: number;
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

/** Planes for the square of a face. */
export function makeFacePlanes(side: number): FacePlanes {
  const plane = () => new Float32Array(side * side);
  return { side, y: plane(), u: plane(), v: plane() };
}

/** Fills the square with the face that a similarity brings there; beyond the frame its border goes on. */
export function readFace(frame: Frame, toFace: Similarity, into: FacePlanes): void {
  const { a, b, e, f } = inverseOf(toFace);
  const { side } = into;
  const [width, height] = [frame.width, frame.height];
  for (let row = 0, at = 0; row < side; row++) {
    for (let column = 0; column < side; column++, at++) {
      const x = a * (column + 0.5) - b * (row + 0.5) + e;
      const y = b * (column + 0.5) + a * (row + 0.5) + f;
      into.y[at] = sample(frame.y, width, height, x - 0.5, y - 0.5);
      into.u[at] = sample(frame.u, width >> 1, height >> 1, x / 2 - 0.5, y / 2 - 0.5);
      into.v[at] = sample(frame.v, width >> 1, height >> 1, x / 2 - 0.5, y / 2 - 0.5);
    }
  }
}

/** Mixes the square into a frame, as much as the mask says times a strength. */
export function writeFace(
  face: FacePlanes,
  mask: Float32Array,
  toFace: Similarity,
  strength: number,
  onto: Frame,
): void {
  change(face, mask, toFace, strength, onto, (old, value, share) => old + share * (value - old));
}

/** Adds changes of the square to a frame, which keeps what is finer than the square. */
export function addToFace(
  changes: FacePlanes,
  mask: Float32Array,
  toFace: Similarity,
  strength: number,
  onto: Frame,
): void {
  change(changes, mask, toFace, strength, onto, (old, value, share) => old + share * value);
}

function change(
  face: FacePlanes,
  mask: Float32Array,
  toFace: Similarity,
  strength: number,
  onto: Frame,
  mix: (old: number, value: number, share: number) => number,
): void {
  const { side } = face;
  const { a, b, e, f } = toFace;
  const { width, height } = onto;
  const half = width >> 1;
  const area = boundsIn(toFace, side, width, height);
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      const u = a * (column + 0.5) - b * (row + 0.5) + e - 0.5;
      const v = b * (column + 0.5) + a * (row + 0.5) + f - 0.5;
      if (u < 0 || v < 0 || u > side - 1 || v > side - 1) continue;
      const share = strength * sample(mask, side, side, u, v);
      if (share <= 0) continue;
      const at = row * width + column;
      onto.y[at] = byte(mix(onto.y[at]!, sample(face.y, side, side, u, v), share));
      if ((row & 1) === 1 || (column & 1) === 1) continue;
      const pair = (row >> 1) * half + (column >> 1);
      onto.u[pair] = byte(mix(onto.u[pair]!, sample(face.u, side, side, u, v), share));
      onto.v[pair] = byte(mix(onto.v[pair]!, sample(face.v, side, side, u, v), share));
    }
  }
}

/** The planes as planar RGB from -1 to 1, as restoration models take it. */
export function toSignedRgb({ y, u, v }: FacePlanes, { matrix, fullRange }: FrameColour, into: Float32Array): void {
  const { red: kr, blue: kb } = lumaShares[matrix];
  const [range, chromaRange, black] = fullRange ? [255, 255, 0] : [219, 224, 16];
  const cells = y.length;
  for (let i = 0; i < cells; i++) {
    const luma = (y[i]! - black) / range;
    const r = luma + (2 * (1 - kr) * (v[i]! - 128)) / chromaRange;
    const b = luma + (2 * (1 - kb) * (u[i]! - 128)) / chromaRange;
    into[i] = 2 * r - 1;
    into[cells + i] = (2 * (luma - kr * r - kb * b)) / (1 - kr - kb) - 1;
    into[2 * cells + i] = 2 * b - 1;
  }
}

/** The way back. */
export function fromSignedRgb(rgb: Float32Array, { matrix, fullRange }: FrameColour, into: FacePlanes): void {
  const { red: kr, blue: kb } = lumaShares[matrix];
  const [range, chromaRange, black] = fullRange ? [255, 255, 0] : [219, 224, 16];
  const cells = into.y.length;
  for (let i = 0; i < cells; i++) {
    const r = unit(rgb[i]!);
    const b = unit(rgb[2 * cells + i]!);
    const luma = kr * r + (1 - kr - kb) * unit(rgb[cells + i]!) + kb * b;
    into.y[i] = black + range * luma;
    into.u[i] = 128 + (chromaRange * (b - luma)) / (2 * (1 - kb));
    into.v[i] = 128 + (chromaRange * (r - luma)) / (2 * (1 - kr));
  }
}

/** The part of a frame that the square covers. */
function boundsIn(toFace: Similarity, side: number, width: number, height: number) {
  const { a, b, e, f } = inverseOf(toFace);
  const corners = [
    [0, 0],
    [side, 0],
    [0, side],
    [side, side],
  ] as const;
  const xs = corners.map(([x, y]) => a * x - b * y + e);
  const ys = corners.map(([x, y]) => b * x + a * y + f);
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    right: Math.min(width, Math.ceil(Math.max(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    bottom: Math.min(height, Math.ceil(Math.max(...ys))),
  };
}

/** Bilinear; beyond the borders they go on. */
function sample(plane: Uint8Array | Float32Array, width: number, height: number, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const left = cx | 0;
  const top = cy | 0;
  const right = left < width - 1 ? left + 1 : left;
  const bottom = top < height - 1 ? top + 1 : top;
  const [s, t] = [cx - left, cy - top];
  const upper = plane[top * width + left]! * (1 - s) + plane[top * width + right]! * s;
  const lower = plane[bottom * width + left]! * (1 - s) + plane[bottom * width + right]! * s;
  return upper + t * (lower - upper);
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
}

function unit(value: number): number {
  return value < -1 ? 0 : value > 1 ? 1 : (value + 1) / 2;
}
