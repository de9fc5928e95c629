import type { Rational } from '../rational.js';

/** How stored pixels are turned to stand upright: first mirrored, then turned clockwise. */
export interface Orientation {
  readonly quarterTurns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
}

export const upright: Orientation = Object.freeze({ quarterTurns: 0, mirrored: false });

/** How a stored picture becomes an upright one with square pixels and even sides. */
export interface PictureGeometry {
  /** Size after making pixels square and sides even, before turning. */
  readonly storedWidth: number;
  readonly storedHeight: number;
  /** True when that takes scaling; otherwise at most one column and one row are cut off. */
  readonly scaled: boolean;
  readonly orientation: Orientation;
  /** Size as shown. */
  readonly width: number;
  readonly height: number;
}

/** Works out the upright size of a picture. Pixels that are not square are widened or heightened, never squeezed. */
export function pictureGeometry(
  width: number,
  height: number,
  sampleAspect: Rational,
  orientation: Orientation,
): PictureGeometry {
  const aspect = sampleAspect.num > 0 && sampleAspect.den > 0 ? sampleAspect.num / sampleAspect.den : 1;
  const sane = aspect > 0.1 && aspect < 10 ? aspect : 1;
  const squareWidth = sane > 1 ? width * sane : width;
  const squareHeight = sane < 1 ? height / sane : height;
  const storedWidth = sane > 1 ? nearestEven(squareWidth) : evenBelow(width);
  const storedHeight = sane < 1 ? nearestEven(squareHeight) : evenBelow(height);
  const turned = orientation.quarterTurns % 2 === 1;
  return Object.freeze({
    storedWidth,
    storedHeight,
    scaled: sane !== 1 || width < 2 || height < 2,
    orientation,
    width: turned ? storedHeight : storedWidth,
    height: turned ? storedWidth : storedHeight,
  });
}

/**
 * Reads a display matrix (nine 32-bit integers, row by row, as in ISO 14496-12 `tkhd`): a point (x, y) goes to
 * (a·x + c·y, b·x + d·y) with a b c d the entries 0, 1, 3, 4. Turns that are not quarter turns are rounded to one.
 */
export function orientationOf(matrix: Uint8Array | null | undefined): Orientation {
  if (!matrix || matrix.byteLength < 36) return upright;
  const view = new DataView(matrix.buffer, matrix.byteOffset, matrix.byteLength);
  const entry = (i: number) => view.getInt32(i * 4, true) / 65536;
  const [a, b, c, d] = [entry(0), entry(1), entry(3), entry(4)];
  const mirrored = a * d - b * c < 0;
  // A mirrored matrix is the turn applied after x → −x, so take that out before reading the angle.
  const angle = mirrored ? Math.atan2(-b, -a) : Math.atan2(b, a);
  const quarterTurns = (((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4) as 0 | 1 | 2 | 3;
  return quarterTurns === 0 && !mirrored ? upright : Object.freeze({ quarterTurns, mirrored });
}

function evenBelow(size: number): number {
  return Math.max(2, size - (size % 2));
}

function nearestEven(size: number): number {
  return Math.max(2, 2 * Math.round(size / 2));
}
