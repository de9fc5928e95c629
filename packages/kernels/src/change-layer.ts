import { type Affine, inverseOf, scaledBy } from './affine.js';
import { type Kernels, openKernels } from './kernel-module.js';
import { PictureMemory, type Planes } from './picture-memory.js';
import type { SquarePart } from './soft-mask.js';
import type { ColourNumbers } from './square-cut.js';

/** When a change takes the old detail with it. All are differences of luma. */
export interface ChangeLimits {
  /** Changes up to the first leave the fine detail of the picture as it is, those above the second replace it. */
  readonly detailStays: number;
  readonly detailGoes: number;
  /** A larger change is no difference of tone. */
  readonly moved: number;
}

/** A square that was made anew. */
export interface SquareChange {
  /** As `SquareCut` read it from the picture. */
  readonly before: Float32Array;
  /** The new one: planes of blue, green and red from 0 to 1. */
  readonly made: Float32Array;
  readonly colours: ColourNumbers;
  /** How far each place changes, 0 to 1, and how far all of it does. It is empty along the border of the square. */
  readonly mask: Float32Array;
  readonly strength: number;
  /** The part in which the mask is not empty. */
  readonly part: SquarePart;
  /** Brings places in the picture to places in the square. */
  readonly toSquare: Affine;
}

/** With fewer cells than this for a pixel of the picture, linear interpolation would show the cells. */
const coarse = 0.75;

/** What the loops work on, in numbers for each cell of the square. */
const rooms = { before: 3, made: 3, after: 3, mask: 1, change: 1, luma: 2, chroma: 2, wide: 4, fine: 8 } as const;
type Places = Record<keyof typeof rooms | 'tone' | 'pictures', number>;

/** Where changes are laid onto pictures of a size. */
interface Bench {
  readonly kernels: Kernels;
  readonly at: Places;
  readonly before: Float32Array;
  readonly made: Float32Array;
  readonly mask: Float32Array;
  readonly pictures: PictureMemory;
}

/** Lays what changed in squares of one size onto pictures. */
export class ChangeLayer {
  readonly #side: number;
  readonly #limits: ChangeLimits;
  #bench: Bench | undefined;

  /** @param side even, at least 4 */
  constructor(side: number, limits: ChangeLimits) {
    this.#side = side;
    this.#limits = limits;
  }

  /**
   * Adds the change to a picture, where the mask lets it. As only the change is laid on, the picture keeps the detail that a small
   * square cannot hold; where the change is large that detail belongs to what was there and goes. A tone that differs along the
   * mask's border is taken off everywhere, so that it leaves no seam.
   * @param width, height of the picture, even
   */
  lay(target: Planes, width: number, height: number, change: SquareChange): void {
    const bench = this.#benchFor(width, height);
    bench.before.set(change.before);
    bench.made.set(change.made);
    bench.mask.set(change.mask);
    this.#makeLayers(bench, change);
    const area = areaOf(change.part, change.toSquare, width, height);
    if (area.right <= area.left || area.bottom <= area.top) return;
    bench.pictures.begin(target, area.top, area.bottom);
    this.#layOn(bench, change, width, area);
    bench.pictures.give(target, area.top, area.bottom);
  }

  #makeLayers({ kernels, at }: Bench, { colours, strength }: SquareChange): void {
    const side = this.#side;
    const { red, blue, black, range, chromaRange } = colours;
    const { detailStays, detailGoes, moved } = this.#limits;
    kernels.squareFromColours(at.made, side * side, at.after, red, blue, black, range, chromaRange);
    kernels.changeOf(at.before, at.after, at.mask, side * side, moved, at.change, at.tone);
    const reach = Math.max(1, Math.round(side / 48));
    const squares = [at.before, at.after, at.mask, at.change, at.tone] as const;
    kernels.changeLayers(...squares, side, strength, reach, detailStays, detailGoes, at.luma, at.chroma);
  }

  #layOn({ kernels, at, pictures }: Bench, { toSquare, part }: SquareChange, width: number, area: SquarePart): void {
    const side = this.#side;
    const { y, u, v } = pictures.target;
    const places = [area.left, area.right, area.top, area.bottom] as const;
    const chroma = [u.byteOffset, v.byteOffset, width >> 1, at.chroma, side] as const;
    kernels.layChroma(...chroma, ...numbersOf(toSquare), ...places);
    if (Math.hypot(toSquare.a, toSquare.c) > coarse) {
      kernels.layLuma(y.byteOffset, width, at.luma, side, ...numbersOf(toSquare), ...places);
      return;
    }
    // The cubic looks two cells beyond its own.
    const [least, most] = [(place: number) => Math.max(2, place - 2), (place: number) => Math.min(side - 2, place + 2)];
    const inner = [least(part.left), most(part.right), least(part.top), most(part.bottom)] as const;
    kernels.doubleLayer(at.luma, side, ...inner, at.wide, at.fine);
    kernels.layLuma(y.byteOffset, width, at.fine, 2 * side, ...numbersOf(scaledBy(2, toSquare)), ...places);
  }

  #benchFor(width: number, height: number): Bench {
    const bench = this.#bench;
    if (bench && bench.pictures.width === width && bench.pictures.height === height) return bench;
    const cells = this.#side ** 2;
    const at = placesFor(cells);
    const kernels = openKernels(at.pictures + PictureMemory.bytes(width, height));
    const { buffer } = kernels.memory;
    const view = (room: keyof typeof rooms) => new Float32Array(buffer, at[room], rooms[room] * cells);
    this.#bench = {
      ...{ kernels, at, before: view('before'), made: view('made'), mask: view('mask') },
      pictures: new PictureMemory(buffer, at.pictures, width, height),
    };
    return this.#bench;
  }
}

function placesFor(cells: number): Places {
  let end = 0;
  const place = (bytes: number) => {
    end += bytes;
    return end - bytes;
  };
  const places = Object.entries(rooms).map(([name, size]) => [name, place(4 * size * cells)]);
  return { ...(Object.fromEntries(places) as Places), tone: place(16), pictures: end };
}

function numbersOf({ a, b, c, d, e, f }: Affine): [number, number, number, number, number, number] {
  return [a, b, c, d, e, f];
}

/** The part of a picture, with even borders, that a part of a square lies on. */
function areaOf({ left, right, top, bottom }: SquarePart, toSquare: Affine, width: number, height: number): SquarePart {
  const { a, b, c, d, e, f } = inverseOf(toSquare);
  const corners = [left - 1, right + 1].flatMap((x) => [top - 1, bottom + 1].map((y) => [x, y] as const));
  const xs = corners.map(([x, y]) => a * x + b * y + e);
  const ys = corners.map(([x, y]) => c * x + d * y + f);
  const even = (value: number, most: number) => Math.min(most, Math.max(0, 2 * Math.floor(value / 2)));
  return {
    left: even(Math.min(...xs), width),
    right: even(Math.max(...xs) + 2, width),
    top: even(Math.min(...ys), height),
    bottom: even(Math.max(...ys) + 2, height),
  };
}
