import type { Frame } from '@talkgraph/media';
import type { Affine } from './face-square.js';

/** A square cut out of a frame: its planes in the frame's own numbers, with fractions, the colours at full size. */
export interface SquarePlanes {
  readonly side: number;
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

export function createSquarePlanes(side: number): SquarePlanes {
  const plane = () => new Float32Array(side * side);
  return { side, y: plane(), u: plane(), v: plane() };
}

/**
 * Fills the square with what a frame shows there. Each number is the mean over the pixels it stands for, so that a large face does not
 * alias; beyond the frame its border goes on.
 * @param toFrame brings places in the square to places in the frame
 */
export function readSquare({ width, height, y, u, v }: Frame, toFrame: Affine, into: SquarePlanes): void {
  readPlane(y, width, height, toFrame, into.side, into.y);
  const half = halved(toFrame);
  readPlane(u, width >> 1, height >> 1, half, into.side, into.u);
  readPlane(v, width >> 1, height >> 1, half, into.side, into.v);
}

function halved({ a, b, c, d, e, f }: Affine): Affine {
  return { a: a / 2, b: b / 2, c: c / 2, d: d / 2, e: e / 2, f: f / 2 };
}

function readPlane(
  plane: Uint8Array,
  width: number,
  height: number,
  { a, b, c, d, e, f }: Affine,
  side: number,
  into: Float32Array,
): void {
  // So many points for each number that they lie no more than a pixel apart.
  const across = Math.max(1, Math.ceil(Math.hypot(a, c) - 0.2));
  const down = Math.max(1, Math.ceil(Math.hypot(b, d) - 0.2));
  const weight = 1 / (across * down);
  for (let row = 0, at = 0; row < side; row++) {
    for (let column = 0; column < side; column++, at++) {
      let sum = 0;
      for (let j = 0; j < down; j++) {
        const v = row + (j + 0.5) / down;
        for (let i = 0; i < across; i++) {
          const u = column + (i + 0.5) / across;
          sum += bilinear(plane, width, height, a * u + b * v + e - 0.5, c * u + d * v + f - 0.5);
        }
      }
      into[at] = sum * weight;
    }
  }
}

function bilinear(plane: Uint8Array, width: number, height: number, x: number, y: number): number {
  const px = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x;
  const py = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y;
  const left = px | 0;
  const top = py | 0;
  const s = px - left;
  const at = top * width + left;
  const upper = plane[at]! + s * (plane[at + 1]! - plane[at]!);
  const lower = plane[at + width]! + s * (plane[at + width + 1]! - plane[at + width]!);
  return upper + (py - top) * (lower - upper);
}
