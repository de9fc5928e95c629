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

/** Points lie so many pixels apart: four-tap interpolation fills the gaps between them. */
const spacing = 1.6;

function readPlane(
  plane: Uint8Array,
  width: number,
  height: number,
  { a, b, c, d, e, f }: Affine,
  side: number,
  into: Float32Array,
): void {
  const across = Math.max(1, Math.round(Math.hypot(a, c) / spacing));
  const down = Math.max(1, Math.round(Math.hypot(b, d) / spacing));
  const weight = 1 / (across * down);
  const [stepX, stepY] = [a / across, c / across];
  const [lastX, lastY] = [width - 1, height - 1];
  for (let row = 0; row < side; row++) {
    const start = row * side;
    for (let j = 0; j < down; j++) {
      const v = row + (j + 0.5) / down;
      // Places of pixels are those of their middles.
      let x = 0.5 * stepX + b * v + e - 0.5;
      let y = 0.5 * stepY + d * v + f - 0.5;
      for (let column = 0; column < side; column++) {
        let sum = 0;
        for (let i = 0; i < across; i++, x += stepX, y += stepY) {
          if (x < 0 || y < 0 || x >= lastX || y >= lastY) {
            sum += atBorder(plane, width, height, x, y);
            continue;
          }
          const left = x | 0;
          const top = y | 0;
          const s = x - left;
          const at = top * width + left;
          const upper = plane[at]! + s * (plane[at + 1]! - plane[at]!);
          const lower = plane[at + width]! + s * (plane[at + width + 1]! - plane[at + width]!);
          sum += upper + (y - top) * (lower - upper);
        }
        into[start + column] = j === 0 ? weight * sum : into[start + column]! + weight * sum;
      }
    }
  }
}

/** The nearest pixel of the frame. */
function atBorder(plane: Uint8Array, width: number, height: number, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)));
  const row = Math.min(height - 1, Math.max(0, Math.round(y)));
  return plane[row * width + column]!;
}
