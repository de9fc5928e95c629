import { type Affine, scaledBy } from './affine.js';
import { type Kernels, openKernels } from './kernel-module.js';
import { PictureMemory, type Planes } from './picture-memory.js';

/** How a picture's numbers stand for colours. */
export interface ColourNumbers {
  /** Shares of red and of blue in luma; green has the rest. */
  readonly red: number;
  readonly blue: number;
  /** Luma of black, and how far it is to white. */
  readonly black: number;
  readonly range: number;
  /** From the lowest chroma to the highest. */
  readonly chromaRange: number;
}

/** Points lie so many pixels apart at most: between four neighbours nothing falls through. */
const spacing = 1.6;

/** Where a square is cut out of pictures of a size. */
interface Bench {
  readonly kernels: Kernels;
  readonly planes: Float32Array;
  readonly colours: Float32Array;
  readonly pictures: PictureMemory;
}

/** Cuts squares of one size out of pictures, as floats. */
export class SquareCut {
  readonly #side: number;
  #bench: Bench | undefined;

  /** @param side even, at least 4 */
  constructor(side: number) {
    this.#side = side;
  }

  /**
   * What a picture shows in a square. Each number is the mean over the pixels it stands for, so that a large square does not alias;
   * beyond the picture its border goes on.
   * @param width, height of the picture, even, at least 4
   * @param toPicture brings places in the square to places in the picture
   * @returns planes of Y, U and V, one after another, in the picture's own numbers, all of the square's size; valid until the next call
   */
  read(picture: Planes, width: number, height: number, toPicture: Affine): Float32Array {
    const { kernels, planes, pictures } = this.#benchFor(width, height);
    pictures.take(picture, ...rowsOf(toPicture, this.#side, height));
    const cells = 4 * this.#side ** 2;
    const { y, u, v } = pictures.source;
    const half = scaledBy(0.5, toPicture);
    this.#readPlane(kernels, y, [width, height], toPicture, planes.byteOffset);
    this.#readPlane(kernels, u, [width >> 1, height >> 1], half, planes.byteOffset + cells);
    this.#readPlane(kernels, v, [width >> 1, height >> 1], half, planes.byteOffset + 2 * cells);
    return planes;
  }

  /**
   * The square that was read last as planes of blue, green and red from 0 to 1; valid until the next call.
   * @param of the picture it was read from
   */
  colours({ red, blue, black, range, chromaRange }: ColourNumbers): Float32Array {
    if (!this.#bench) return new Float32Array(3 * this.#side ** 2);
    const { kernels, planes, colours } = this.#bench;
    const places = [planes.byteOffset, this.#side ** 2, colours.byteOffset] as const;
    kernels.squareToColours(...places, red, blue, black, range, chromaRange);
    return colours;
  }

  #readPlane(
    kernels: Kernels,
    plane: Uint8Array,
    size: readonly [number, number],
    { a, b, c, d, e, f }: Affine,
    into: number,
  ): void {
    const across = Math.max(1, Math.round(Math.hypot(a, c) / spacing));
    const down = Math.max(1, Math.round(Math.hypot(b, d) / spacing));
    kernels.readSquare(plane.byteOffset, ...size, a, b, c, d, e, f, this.#side, across, down, into);
  }

  #benchFor(width: number, height: number): Bench {
    const bench = this.#bench;
    if (bench && bench.pictures.width === width && bench.pictures.height === height) return bench;
    const numbers = 3 * this.#side ** 2;
    // Room for what is written beyond the end.
    const start = 8 * numbers + 16;
    const kernels = openKernels(start + PictureMemory.bytes(width, height));
    const { buffer } = kernels.memory;
    this.#bench = {
      kernels,
      planes: new Float32Array(buffer, 0, numbers),
      colours: new Float32Array(buffer, 4 * numbers + 16, numbers),
      pictures: new PictureMemory(buffer, start, width, height),
    };
    return this.#bench;
  }
}

/** The rows of a picture, in pairs, that a square looks at. */
function rowsOf({ c, d, f }: Affine, side: number, height: number): [first: number, last: number] {
  const ys = [0, c, d, c + d].map((y) => side * y + f);
  const first = Math.min(height - 4, Math.max(0, Math.floor(Math.min(...ys)) - 3));
  const last = Math.min(height, Math.max(4, Math.ceil(Math.max(...ys)) + 3));
  return [2 * Math.floor(first / 2), 2 * Math.ceil(last / 2)];
}
