import type { Frame, FrameColour } from '@talkgraph/media';
import { lumaShares } from '../luma-shares.js';
import { inverseOf, type Similarity } from './align-face.js';
import { maskBounds } from './face-mask.js';

/** Three square planes, as bytes of a frame would be; fractions are kept. */
export interface FacePlanes {
  readonly side: number;
  /** Side of the planes of colours. */
  readonly chromaSide: number;
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

/** Planes for the square of a face; those of colours may be smaller. */
export function makeFacePlanes(side: number, chromaSide = side): FacePlanes {
  const chroma = () => new Float32Array(chromaSide * chromaSide);
  return { side, chromaSide, y: new Float32Array(side * side), u: chroma(), v: chroma() };
}

/** Fills the square with the face that a similarity brings there; beyond the frame its border goes on. */
export function readFace({ width, height, y, u, v }: Frame, toFace: Similarity, into: FacePlanes): void {
  const { side, chromaSide } = into;
  const { a, b, e, f } = inverseOf(toFace);
  readPlane({ plane: y, width, height }, { a, b, e, f }, side, into.y);
  // Planes of colours are half as large, and so is what is read from them.
  const scale = side / chromaSide / 2;
  const half = { a: a * scale, b: b * scale, e: e / 2, f: f / 2 };
  readPlane({ plane: u, width: width >> 1, height: height >> 1 }, half, chromaSide, into.u);
  readPlane({ plane: v, width: width >> 1, height: height >> 1 }, half, chromaSide, into.v);
}

interface Plane {
  readonly plane: Uint8Array;
  readonly width: number;
  readonly height: number;
}

function readPlane(
  { plane, width, height }: Plane,
  { a, b, e, f }: Similarity,
  side: number,
  into: Float32Array,
): void {
  for (let row = 0, at = 0; row < side; row++) {
    let x = a * 0.5 - b * (row + 0.5) + e - 0.5;
    let y = b * 0.5 + a * (row + 0.5) + f - 0.5;
    for (let column = 0; column < side; column++, at++, x += a, y += b) {
      into[at] =
        x >= 0 && y >= 0 && x < width - 1 && y < height - 1
          ? sampleInside(plane, width, x, y)
          : sampleInside(plane, width, held(x, width), held(y, height));
    }
  }
}

/** A place at which, and after which, there is a pixel. */
function held(place: number, count: number): number {
  return place < 0 ? 0 : place > count - 1.001 ? count - 1.001 : place;
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
  const { side, chromaSide } = face;
  const { a, b, e, f } = toFace;
  const { width, height } = onto;
  const half = width >> 1;
  const small = chromaSide / side;
  const area = boundsIn(toFace, side, width, height);
  for (let row = area.top; row < area.bottom; row++) {
    let x = a * (area.left + 0.5) - b * (row + 0.5) + e - 0.5;
    let y = b * (area.left + 0.5) + a * (row + 0.5) + f - 0.5;
    for (let column = area.left; column < area.right; column++, x += a, y += b) {
      if (x < 0 || y < 0 || x >= side - 1 || y >= side - 1) continue;
      const share = strength * sampleInside(mask, side, x, y);
      if (share <= 0) continue;
      const at = row * width + column;
      onto.y[at] = byte(mix(onto.y[at]!, sampleInside(face.y, side, x, y), share));
      if (((row | column) & 1) === 1) continue;
      const pair = (row >> 1) * half + (column >> 1);
      const [left, top] = [held((x + 0.5) * small - 0.5, chromaSide), held((y + 0.5) * small - 0.5, chromaSide)];
      onto.u[pair] = byte(mix(onto.u[pair]!, sampleInside(face.u, chromaSide, left, top), share));
      onto.v[pair] = byte(mix(onto.v[pair]!, sampleInside(face.v, chromaSide, left, top), share));
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

/** The part of a frame in which the face's mask is not empty. */
function boundsIn(toFace: Similarity, side: number, width: number, height: number) {
  const { a, b, e, f } = inverseOf(toFace);
  const { left, right, top, bottom } = maskBounds;
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ] as const;
  const xs = corners.map(([x, y]) => side * (a * x - b * y) + e);
  const ys = corners.map(([x, y]) => side * (b * x + a * y) + f);
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    right: Math.min(width, Math.ceil(Math.max(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    bottom: Math.min(height, Math.ceil(Math.max(...ys))),
  };
}

/** Bilinear, at a place at which and after which there is a pixel. */
function sampleInside(plane: Uint8Array | Float32Array, width: number, x: number, y: number): number {
  const [left, top] = [x | 0, y | 0];
  const [s, t] = [x - left, y - top];
  const at = top * width + left;
  const upper = plane[at]! + s * (plane[at + 1]! - plane[at]!);
  const lower = plane[at + width]! + s * (plane[at + width + 1]! - plane[at + width]!);
  return upper + t * (lower - upper);
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
}

function unit(value: number): number {
  return value < -1 ? 0 : value > 1 ? 1 : (value + 1) / 2;
}
