import { type Affine, SoftMask, type SquarePart } from '@talkgraph/kernels';

/**
 * The border of what changes, clockwise from the picture's left: along the jaw below the ears, and back over the cheeks and under the
 * nose (points of the MediaPipe face mesh).
 */
const border = [
  ...[58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288],
  ...[435, 411, 425, 327, 2, 98, 205, 187, 215],
] as const;
/** The chin moves when the mouth opens, so the mask goes on below it: this share of the face's height between nose and chin. */
const belowChin = 0.14;
/** Reach of the feather at `maskFeather` 1, in sides of the square. */
const feather = 0.055;
/** Nothing changes within this of the square's border, in sides: there is no box to be seen. */
const margin = 0.03;

/** How far each place of the square changes, 0 to 1, and the part where that is more than nothing. */
export interface DrawnMask {
  readonly mask: Float32Array;
  readonly part: SquarePart;
}

/** Makes masks of one size; the numbers are valid until the next call. */
export interface MouthMask {
  /** The mask for the face of a mesh in pixels of the frame; undefined where none of it lies in the square. */
  draw(mesh: Float32Array, toSquare: Affine): DrawnMask | undefined;
}

export function createMouthMask(side: number, maskFeather: number): MouthMask {
  const soft = new SoftMask(side, edgeRamp(side));
  const xs = new Float64Array(border.length);
  const ys = new Float64Array(border.length);
  const radius = Math.max(1, Math.round(feather * maskFeather * side));
  return {
    draw(mesh, toSquare) {
      place(mesh, toSquare, xs, ys);
      fillPolygon(xs, ys, side, soft.cells);
      const part = soft.soften(radius);
      return part && { mask: soft.cells, part };
    },
  };
}

/** 0 at the border of the square, 1 from four margins on. */
function edgeRamp(side: number): Float32Array {
  return Float32Array.from({ length: side }, (_, i) => {
    const inside = Math.min(i, side - 1 - i) / side - margin;
    const t = Math.min(1, Math.max(0, inside / (3 * margin)));
    return t * t * (3 - 2 * t);
  });
}

function place(mesh: Float32Array, { a, b, c, d, e, f }: Affine, xs: Float64Array, ys: Float64Array): void {
  const noseX = a * mesh[6]! + b * mesh[7]! + e;
  const noseY = c * mesh[6]! + d * mesh[7]! + f;
  for (const [i, point] of border.entries()) {
    const [x, y] = [mesh[3 * point]!, mesh[3 * point + 1]!];
    xs[i] = a * x + b * y + e;
    ys[i] = c * x + d * y + f;
    // The jaw alone goes on; the cheeks stay. The feather then reaches as far inwards as outwards.
    if (i >= 15) continue;
    ys[i]! += belowChin * (ys[i]! - noseY);
    xs[i]! -= 0.04 * (xs[i]! - noseX);
  }
}

/** Fills a polygon, each cell by whether its middle lies inside (even-odd rule). */
function fillPolygon(xs: Float64Array, ys: Float64Array, side: number, into: Float32Array): void {
  into.fill(0);
  const crossings: number[] = [];
  for (let row = 0; row < side; row++) {
    const y = row + 0.5;
    crossings.length = 0;
    for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
      if (ys[i]! > y === ys[j]! > y) continue;
      crossings.push(xs[i]! + ((y - ys[i]!) / (ys[j]! - ys[i]!)) * (xs[j]! - xs[i]!));
    }
    crossings.sort((p, q) => p - q);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil(crossings[k]! - 0.5));
      const to = Math.min(side, Math.ceil(crossings[k + 1]! - 0.5));
      if (to > from) into.fill(1, row * side + from, row * side + to);
    }
  }
}
